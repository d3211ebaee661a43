import { audits } from './audit.entity.js';

export { audit, type AuditRow } from './audit.js';

/** For the wiring: each hand's table. */
export const auditTables = audits;
