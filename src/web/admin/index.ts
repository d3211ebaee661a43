export { AdminSiteModule } from './admin.module.js';
