import { newId, type NeedId } from '../../../kernel/ids.js';
import { localDate } from '../../../kernel/local-date.js';
import { Money } from '../../../kernel/money.js';
import type { PublicNeed } from '../../../needs/index.js';
import { chooseBills } from './choose-for-me.js';

const bill = (remaining: bigint, billerCode = 'water', fundable = true): PublicNeed => ({
  id: newId<NeedId>(),
  kind: 'bill',
  status: 'open',
  billerCode,
  billerKind: 'water',
  amount: Money.of(100_000n, 'TRY'),
  remaining: Money.of(remaining, 'TRY'),
  publishedOn: localDate('2026-11-01'),
  daysWaiting: 3,
  fundable,
});

/** The amounts that each bill gets, in their order; nothing as 0. */
function chosen(amount: bigint, needs: readonly PublicNeed[], more: { byBiller?: boolean; most?: number } = {}): bigint[] {
  const limits = { minGift: Money.of(1_000n, 'TRY') };
  const lines = chooseBills(amount, needs, { limits, byBiller: true, most: 50, ...more });
  return needs.map(({ id }) => lines.find(({ needId }) => needId === id)?.amount ?? 0n);
}

describe('"choose for me"', () => {
  it('fills whole bills in their order, and the last in part', () => {
    expect(chosen(25_000n, [bill(10_000n), bill(10_000n), bill(10_000n), bill(10_000n)])).toEqual([10_000n, 10_000n, 5_000n, 0n]);
  });
  it('gives no more than there is, and no more lines than a basket holds', () => {
    expect(chosen(25_000n, [bill(10_000n)])).toEqual([10_000n]);
    expect(chosen(25_000n, [bill(10_000n), bill(10_000n), bill(10_000n)], { most: 2 })).toEqual([10_000n, 10_000n, 0n]);
  });
  it('passes over what can take nothing', () => {
    expect(chosen(5_000n, [bill(0n), bill(9_000n, 'water', false), bill(9_000n)])).toEqual([0n, 0n, 5_000n]);
  });
  it('leaves no payment below the smallest gift: the rest goes to the next bill of a biller that has one', () => {
    expect(chosen(10_500n, [bill(10_000n), bill(10_000n, 'gas'), bill(10_000n)])).toEqual([10_000n, 0n, 500n]);
    expect(chosen(10_500n, [bill(10_000n), bill(10_000n, 'gas'), bill(10_000n)], { byBiller: false })).toEqual([10_000n, 500n, 0n]);
    expect(chosen(10_500n, [bill(10_000n), bill(10_000n, 'gas')])).toEqual([10_000n, 0n]);
  });
  it('fills a bill whose rest is below the smallest gift', () => {
    expect(chosen(2_000n, [bill(300n), bill(10_000n, 'gas')])).toEqual([300n, 1_700n]);
  });
});
