export { facePath } from './faces.js';
export { INK, MARGIN, Paper, type PaperSettings, type Pen, QUIET } from './paper.js';
