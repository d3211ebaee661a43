export { describeDemo } from './describe-demo.js';
export { seedDemo } from './seed-demo.js';
