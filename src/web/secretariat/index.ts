export { SecretariatSiteModule } from './secretariat.module.js';
