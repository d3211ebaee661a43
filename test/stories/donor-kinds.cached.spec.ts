import { onceMoreWithPageCaches } from '../support/index.js';

await onceMoreWithPageCaches(new URL('./donor-kinds.spec.ts', import.meta.url));
