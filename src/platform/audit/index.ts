export { audit, type AuditRow } from './audit.js';
export { audits } from './audit.entity.js';
