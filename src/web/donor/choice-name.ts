import { Money } from '../../kernel/money.js';
import type { Choice } from '../../needs/index.js';
import type { CityView } from './view.js';

/** "Water bills around ₺250", "Family package", "Cash support, ₺500 a part", "Heating bills", "The next bills of this city". */
export function choiceName({ city, texts }: CityView, { kind, code, band }: Choice): string {
  const price = band === undefined ? undefined : texts.money(Money.of(band, city.currency), true);
  if (kind === 'package') return texts.t('shared.package', { code: code.replace('-', '_') });
  if (kind === 'cash') return price === undefined ? texts.t('shared.kind', { kind }) : texts.t('shared.cash.part', { price });
  if (code === '') return texts.t('shared.bills.next');
  const biller = city.biller(code).kind;
  return price === undefined ? texts.t('shared.kind', { kind: biller }) : texts.t('shared.bills.around', { kind: biller, price });
}
