import { onceMoreWithPageCaches } from '../support/index.js';

await onceMoreWithPageCaches(new URL('./other-city.spec.ts', import.meta.url));
