export { CollectionsSiteModule } from './collections.module.js';
