import type { DonationView } from '../../../donations/index.js';
import { Paper } from '../../../platform/pdf/index.js';
import { letterhead } from '../layout/letterhead.js';
import { receiptFacts } from './receipt-facts.js';
import type { CityView } from '../layout/view.js';

/** The receipt to keep or print, as the page says it: what was given, and plainly what this paper is and is not. It names nobody. */
export function receiptPaper(view: CityView, gift: DonationView, token: string): Promise<Buffer> {
  const { city, language, texts } = view;
  const name = city.name(language);
  const { facts, lines, total, returned, why } = receiptFacts(view, gift, token);
  const title = `${texts.t('donor.receipt.title')} · ${name}`;
  // The instant of the gift, not of the download: the same receipt is the same file each time.
  const at = gift.receivedAt ?? gift.startedAt;
  const paper = new Paper({ title, language: texts.language, author: name, at, accent: city.theme.accent });
  letterhead(paper, view);
  paper.block('H1', texts.t('donor.receipt.title'), { size: 26, face: 'bold', gap: 14 });
  paper.table([texts.t('donor.receipt.about'), ''], facts).down(22);
  paper.block('H2', texts.t('donor.gift.lines'), { size: 13, face: 'bold', gap: 8 });
  paper.table([texts.t('donor.receipt.line'), texts.t('donor.receipt.amount')], lines, [texts.t('donor.checkout.total'), total]).down(8);
  if (returned) paper.block('P', `${texts.t('donor.gift.refund')}: ${returned}`, { face: 'bold' });
  if (why) paper.block('P', why, { size: 10.5 });
  const paragraphs = [
    [texts.t('donor.receipt.is'), texts.t('donor.receipt.is.text')],
    [texts.t('donor.receipt.is_not'), texts.t('donor.receipt.is_not.text')],
    [texts.t('donor.receipt.city'), city.legalText('receipt', language)],
  ] as const;
  for (const [heading, text] of paragraphs) {
    if (text === undefined) continue;
    paper.room(70).down(12).block('H2', heading, { size: 12, face: 'bold', gap: 3 });
    paper.block('P', text, { size: 10.5 });
  }
  return paper.finish();
}
