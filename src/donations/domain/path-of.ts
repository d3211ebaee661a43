import type { City, MoneyPath } from '../../cities/index.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { Refusal } from '../../kernel/refusal.js';
import { type BasketLine, isChoiceLine } from './basket.js';

/** How one payment's money goes. */
export interface PaymentPath {
  readonly path: MoneyPath;
  /** The one biller of the chosen classes on the direct path; bills chosen one by one bring their own. */
  readonly biller: string | null;
}

/**
 * The money path of one payment's lines.
 * @throws Refusal choice_unknown (a choice that this city's listing does not offer), need_unknown (a single bill where none is shown),
 * biller_unknown, package_unknown, need_kind_unknown (no permit today), payment_one_path, payment_one_biller
 */
export function pathOf(city: City, lines: readonly BasketLine[], today: LocalDate): PaymentPath {
  const billers = new Set<string>();
  const paths = new Set<MoneyPath>();
  for (const line of lines) {
    if (!isChoiceLine(line)) {
      if (city.listing !== 'exact') throw new Refusal('need_unknown');
      paths.add(city.moneyPath('bill', today));
      continue;
    }
    const { kind, code, priceBand } = line.choice;
    // Single bills are chosen one by one where they are shown; packages and cash support always by their price.
    if (kind === 'bill' ? city.listing === 'exact' : priceBand === undefined) throw new Refusal('choice_unknown');
    if (kind === 'bill' && code !== '') city.biller(code);
    if (kind === 'package') city.package(code);
    paths.add(city.moneyPath(kind, today));
    billers.add(kind === 'bill' ? code : '');
  }
  const [path] = paths;
  if (path === undefined || paths.size > 1) throw new Refusal('payment_one_path');
  if (path !== 'direct') return { path, biller: null };
  if (billers.size > 1 || billers.has('')) throw new Refusal('payment_one_biller');
  return { path, biller: [...billers][0] ?? null };
}
