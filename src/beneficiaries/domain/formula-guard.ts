export { guard, unguard } from '../../kernel/formula-guard.js';
