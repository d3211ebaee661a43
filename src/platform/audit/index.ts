import { audits } from './audit.entity.js';

export { audit, type AuditRow } from './audit.js';

/** For the wiring: each side's table. */
export const auditTables = audits;
