export { facePath } from './faces.js';
export { PDF_INK_COLOR, PDF_MARGIN_POINTS, Paper, type PaperSettings, type Pen, PDF_MUTED_COLOR } from './paper.js';
