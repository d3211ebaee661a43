import { Money } from '../../../kernel/money.js';
import type { Choice } from '../../../needs/index.js';
import type { CityView } from '../layout/view.js';

/** "Water bills around ₺250", "Family package", "Cash support, ₺500 a part", "The next water bills", "The next bills of this city". */
export function choiceName({ city, texts }: CityView, { kind, code, priceBand }: Choice): string {
  const price = priceBand === undefined ? undefined : texts.money(Money.of(priceBand, city.currency));
  if (kind === 'package') return city.packageName(code, texts.language);
  if (kind === 'cash') return price === undefined ? texts.t('shared.kind', { kind }) : texts.t('shared.cash.part', { price });
  if (code === '') return texts.t('shared.bills.next');
  const biller = city.biller(code).kind;
  if (price !== undefined) return texts.t('shared.bills.around', { kind: biller, price });
  // A bill that was chosen by itself, or whichever comes next where none is shown by itself.
  return texts.t(city.listing === 'banded' ? 'shared.bills.next.of' : 'shared.kind', { kind: biller });
}
