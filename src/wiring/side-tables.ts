import { auditTables } from '../platform/audit/index.js';
import { dataKeyTables } from '../platform/crypto/index.js';
import { directoryTables, type Side } from '../platform/database/index.js';
import { jobTables } from '../platform/jobs/index.js';
import { countTables } from '../platform/limits/index.js';
import { outboxTables } from '../platform/outbox/index.js';

const everyLogin = (side: Side) => [...directoryTables, auditTables[side], dataKeyTables[side]];

/** The platform's tables, which each side has in its own schema. The office has none of its own: it writes the giving side's audit,
 * opens its sealed fields and wakes its jobs. */
export const sideTables = {
  donor: [...everyLogin('giving'), jobTables.wake.giving, jobTables.jobRun.giving, outboxTables.giving, countTables.giving],
  office: [...everyLogin('giving'), jobTables.wake.giving],
  casework: [
    ...everyLogin('receiving'),
    jobTables.wake.receiving,
    jobTables.jobRun.receiving,
    outboxTables.receiving,
    countTables.receiving,
  ],
};
