import type { City } from '../cities/index.js';
import { firstDay, lastDay, type Quarter } from '../kernel/quarter.js';
import { countNeeds, type NeedCount } from '../needs/index.js';
import type { CityTx } from '../platform/database/index.js';
import type { Figure, Indicator } from './domain/figure.js';

/** What stands in the needs, where the hands meet: bills listed, funded and paid. The giving side hands it in, so that its public page may show it. */
export async function needFigures(tx: CityTx<'donor'>, city: City, quarter: Quarter): Promise<Figure[]> {
  const days = [firstDay(quarter), lastDay(quarter)] as const;
  // A quarter without a bill has zero bills: a figure that is not there would mean that nobody counted.
  const none: NeedCount = { kind: 'bill', billerCode: null, currency: city.currencyOn(days[1]), count: 0n, amount: 0n };
  const [listed, funded, paid] = [
    await countNeeds(tx, 'listed', ...days),
    await countNeeds(tx, 'funded', ...days),
    await countNeeds(tx, 'paid', ...days),
  ];
  return [
    ...figures(city, 'bills_listed', [none, ...listed], 'count'),
    ...figures(city, 'bills_funded', [none, ...funded], 'count'),
    ...figures(city, 'bills_paid', [none, ...paid], 'count'),
    ...figures(city, 'amount_funded', [none, ...funded], 'amount'),
    ...figures(city, 'amount_paid', [none, ...paid], 'amount'),
  ];
}

function figures(city: City, indicator: Indicator, counts: readonly NeedCount[], what: 'count' | 'amount'): Figure[] {
  return counts.map((row) => ({ indicator, dimension: dimensionOf(city, row), currency: row.currency, value: row[what] }));
}

/** The biller's kind for a bill (the total where no biller stands), else the kind of the need. */
function dimensionOf(city: City, { kind, billerCode }: NeedCount): string {
  if (kind !== 'bill') return kind;
  return billerCode === null ? '' : city.biller(billerCode).kind;
}
