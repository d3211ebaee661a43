import QRCode from 'qrcode';
import { pageSettings } from '../../shared/index.js';
import { PDF_MARGIN_POINTS, Paper, type Pen, PDF_MUTED_COLOR } from '../../../platform/pdf/index.js';
import { drawLine, hangBill } from '../layout/letterhead.js';
import { shareAddress } from './share-head.js';
import type { CityView } from '../layout/view.js';

/** Points along one side of the code: 7.5 cm, to be read from two metres. */
const POSTER_CODE_POINTS = 213;

/**
 * An A4 poster for a public building: the city's line, one sentence, a code to scan and the address to type.
 * @param at the day it is printed on, for the document's properties
 */
export function posterPaper(view: CityView, place: string | undefined, at: Date): Promise<Buffer> {
  const { city, language, texts } = view;
  const { t } = texts;
  const name = city.name(language);
  const home = shareAddress(view);
  const address = place === undefined ? home : `${home}?place=${place}`;
  const { accent } = city.theme;
  const paper = new Paper({ title: `${t('poster.title')} · ${name}`, language: texts.language, author: name, at, accent });
  paper.decoration((pen) => {
    drawLine(pen, accent, 60);
    hangBill(pen, accent, 84, 50, 3.6);
    hangBill(pen, accent, 240, 62, 3.6);
    hangBill(pen, accent, 396, 50, 3.6);
  });
  paper.pen.y = 212;
  paper.block('P', name, { size: 18, face: 'bold', colour: accent, align: 'center', gap: 10 });
  paper.block('H1', t('poster.heading'), { size: 34, face: 'bold', align: 'center', gap: 10 });
  paper.block('P', t('poster.text'), { size: 14, align: 'center', gap: 22 });
  paper.figure(t('poster.code', { address }), POSTER_CODE_POINTS, (pen, y) => {
    drawCode(pen, address, PDF_MARGIN_POINTS + (paper.width - POSTER_CODE_POINTS) / 2, y);
  });
  paper.down(16).block('P', t('poster.scan'), { size: 13, face: 'bold', align: 'center', gap: 4 });
  paper.block('P', home.replace(/^https?:\/\//, ''), { size: 13, align: 'center', gap: 18 });
  paper.block('P', t('poster.anonymous'), { size: 10.5, colour: PDF_MUTED_COLOR, align: 'center', gap: 4 });
  if (place !== undefined) paper.block('P', place, { size: 9, colour: PDF_MUTED_COLOR, align: 'center', gap: 4 });
  if (pageSettings().demo) paper.block('P', t('shared.demo.band'), { size: 10.5, face: 'bold', align: 'center' });
  return paper.finish();
}

/** Dark squares on the paper's white, with the quiet zone that scanners need (four modules) left by the layout around. */
function drawCode(pen: Pen, text: string, left: number, top: number): void {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'Q' });
  const side = POSTER_CODE_POINTS / modules.size;
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) pen.rect(left + column * side, top + row * side, side, side);
    }
  }
  pen.fill('#000000');
}
