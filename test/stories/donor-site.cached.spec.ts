import { onceMoreWithPageCaches } from '../support/index.js';

await onceMoreWithPageCaches(new URL('./donor-site.spec.ts', import.meta.url));
