import type { CityLimits } from '../../../cities/index.js';
import type { PublicNeed } from '../../../needs/index.js';
import type { BillLine } from './basket.js';

/**
 * Spreads an amount over bills in the order in which they come: each is filled before the next begins, and the last takes what is left. Every
 * payment (one a biller, where `byBiller`) must reach the city's smallest gift or fill its bills; a rest that cannot goes to the next bill with
 * which it does.
 * @param amount minor units
 * @param most lines at most
 */
export function chooseBills(
  amount: bigint,
  needs: readonly PublicNeed[],
  { limits, byBiller, most }: { limits: Pick<CityLimits, 'minGift'>; byBiller: boolean; most: number },
): BillLine[] {
  const lines: BillLine[] = [];
  const payments = new Map<string, bigint>();
  let left = amount;
  for (const { id, billerCode, remaining, fundable } of needs) {
    if (left === 0n || lines.length === most) break;
    if (!fundable || remaining.isZero) continue;
    const payment = byBiller ? billerCode : '';
    const before = payments.get(payment) ?? 0n;
    const part = remaining.minor < left ? remaining.minor : left;
    if (part < remaining.minor && before + part < limits.minGift.minor) continue;
    lines.push({ needId: id, amount: part });
    payments.set(payment, before + part);
    left -= part;
  }
  return lines;
}
