export { DisbursementsSiteModule } from './disbursements-site.module.js';
