export { DonorSiteModule } from './donor.module.js';
