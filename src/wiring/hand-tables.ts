import { auditTables } from '../platform/audit/index.js';
import { dataKeyTables } from '../platform/crypto/index.js';
import { directoryTables, type HandSchema } from '../platform/database/index.js';
import { jobTables } from '../platform/jobs/index.js';
import { countTables } from '../platform/limits/index.js';
import { outboxTables } from '../platform/outbox/index.js';

const everyDesk = (hand: HandSchema) => [...directoryTables, auditTables[hand], dataKeyTables[hand]];

/** The platform's tables, which each hand has in its own schema: the office writes what it did, opens what is sealed and wakes
 * the giving side's jobs; it has none of its own. */
export const handTables = {
  donor: [...everyDesk('giving'), jobTables.wake.giving, jobTables.jobRun.giving, outboxTables.giving, countTables.giving],
  office: [...everyDesk('giving'), jobTables.wake.giving],
  casework: [
    ...everyDesk('receiving'),
    jobTables.wake.receiving,
    jobTables.jobRun.receiving,
    outboxTables.receiving,
    countTables.receiving,
  ],
};
