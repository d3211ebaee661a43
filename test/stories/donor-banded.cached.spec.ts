import { onceMoreWithPageCaches } from '../support/index.js';

await onceMoreWithPageCaches(new URL('./donor-banded.spec.ts', import.meta.url));
