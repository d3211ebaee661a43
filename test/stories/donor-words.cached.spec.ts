import { onceMoreWithPageCaches } from '../support/index.js';

await onceMoreWithPageCaches(new URL('./donor-words.spec.ts', import.meta.url));
