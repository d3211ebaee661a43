export { CaseworkSiteModule } from './casework.module.js';
