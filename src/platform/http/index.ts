export { accessOf, Public, RestrictTo, type Access } from './access.js';
