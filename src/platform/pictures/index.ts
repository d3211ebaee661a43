export { pngOf } from './png.js';
