export { audit, type AuditRow } from './audit.js';
