import { PDF_MUTED_COLOR, type Paper, type Pen } from '../../../platform/pdf/index.js';
import { pageSettings } from '../../shared/index.js';
import type { CityView } from './view.js';

/** A bill that hangs on a line, as in the pages' header: drawn, not a coat of arms. */
const BILL = 'M9 12h14v16l-2.33-2-2.33 2L16 26l-2.34 2-2.33-2L9 28z';

/** The head of a city's paper: a line in the city's colour from edge to edge, a bill on it, and who speaks. */
export function letterhead(paper: Paper, { city, language, texts }: CityView): void {
  const { accent } = paper.settings;
  paper.decoration((pen) => {
    drawLine(pen, accent);
    hangBill(pen, accent, pen.page.width - 138, 27, 2.1);
  });
  paper.pen.y = 74;
  paper.block('P', city.name(language), { size: 20, face: 'bold', gap: 0 });
  paper.block('P', texts.t('donor.site'), { size: 10, colour: PDF_MUTED_COLOR, gap: 46 });
  if (pageSettings().demo) paper.block('P', texts.t('shared.demo.band'), { size: 10, face: 'bold', gap: 12 });
}

/** The clothes line, across the whole page. */
export function drawLine(pen: Pen, accent: string, y = 26): void {
  pen
    .path(`M-10 ${String(y)}Q${String(pen.page.width / 2)} ${String(y + 58)} ${String(pen.page.width + 10)} ${String(y)}`)
    .lineWidth(1.6)
    .stroke(accent);
}

export function hangBill(pen: Pen, accent: string, x: number, y: number, scale: number): void {
  pen.save().translate(x, y).scale(scale);
  pen.path(BILL).lineWidth(1.1).fillAndStroke('#ffffff', accent);
  pen.path('M12.5 18h7M12.5 21.5h4.5').lineWidth(0.9).stroke(accent);
  pen.roundedRect(14.9, 6.5, 2.2, 7.5, 0.7).fill(accent);
  pen.restore();
}
