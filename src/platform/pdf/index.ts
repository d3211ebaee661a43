export { facePath } from './faces.js';
export { PAPER_INK_COLOR, PAPER_MARGIN_POINTS, Paper, type PaperSettings, type Pen, PAPER_MUTED_COLOR } from './paper.js';
