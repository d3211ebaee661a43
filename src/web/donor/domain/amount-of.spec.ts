import { newId, type NeedId } from '../../../kernel/ids.js';
import { localDate } from '../../../kernel/local-date.js';
import { Money } from '../../../kernel/money.js';
import { isRefusal } from '../../../kernel/refusal.js';
import { type PublicNeed, readChoice } from '../../../needs/index.js';
import { amountForBill, amountForOffer, amountWithin, mostParts, type TypedAmount } from './amount-of.js';
import type { Offer } from './offers.js';

const lira = (minor: bigint) => Money.of(minor, 'TRY');
const city = { currency: 'TRY', limits: { minGift: lira(1_000n), maxGift: lira(100_000n) } } as unknown as Parameters<
  typeof amountForOffer
>[2];

function offer(text: string, waiting?: number): Offer {
  const choice = readChoice(text);
  if (!choice) throw new Error(text);
  const shown = waiting === undefined ? {} : { waiting };
  return { choice, ...(choice.priceBand === undefined ? {} : { price: lira(choice.priceBand), ...shown }) };
}

describe('what one gives to an offer', () => {
  it.each<[string, string, TypedAmount, bigint]>([
    ['a class without a word is its round price', 'bill:water:25000', {}, 25_000n],
    ['a class by any amount within the limits', 'bill:water:25000', { amount: '12,34' }, 1_234n],
    ['the next bills by any amount', 'bill', { amount: '1000' }, 100_000n],
    ['a package without a number is one', 'package:family:50000', {}, 50_000n],
    ['packages by their number', 'package:family:50000', { count: '2' }, 100_000n],
    ['parts of cash support, whatever amount came along', 'cash::20000', { count: '3', amount: '1' }, 60_000n],
  ])('%s', (_, text, typed, minor) => {
    expect(amountForOffer(typed, offer(text), city).minor).toBe(minor);
  });

  it.each<[string, TypedAmount, string]>([
    ['bill', {}, 'amount_not_a_number'],
    ['bill', { amount: '9,99' }, 'amount_too_small'],
    ['bill', { amount: '1000,01' }, 'amount_too_large'],
    ['bill:water:500', {}, 'amount_too_small'],
    ['package:family:50000', { count: '3' }, 'count_too_large'],
    ['package:family:50000', { count: '0' }, 'count_invalid'],
    ['package:family:50000', { count: '' }, 'count_invalid'],
    ['cash::20000', { count: '9999' }, 'count_too_large'],
    ['cash::500', { count: '1' }, 'amount_too_small'],
  ])('of %s is refused for %j: %s', (text, typed, code) => {
    expect(() => amountForOffer(typed, offer(text), city)).toThrow(code);
  });
});

describe('parts of an offer that says how many wait', () => {
  const refused = (text: string, waiting: number, count: string) => {
    try {
      return amountForOffer({ count }, offer(text, waiting), city).minor;
    } catch (error) {
      return isRefusal(error, 'count_too_large') ? error.params : error;
    }
  };
  it.each<[string, number, string, unknown]>([
    ['package:family:20000', 2, '2', 40_000n],
    ['package:family:20000', 2, '3', { count: 2, most: city.limits.maxGift, cause: 'waiting' }],
    ['package:family:20000', 9, '6', { count: 5, most: city.limits.maxGift, cause: 'gift' }],
    ['package:family:20000', 5, '6', { count: 5, most: city.limits.maxGift, cause: 'gift' }],
    // One household may need several parts of cash support.
    ['cash::20000', 1, '5', 100_000n],
    ['cash::20000', 1, '6', { count: 5, most: city.limits.maxGift, cause: 'gift' }],
  ])('of %s, %d waiting, asked for %s', (text, waiting, count, result) => {
    expect(refused(text, waiting, count)).toEqual(result);
  });
  it('are asked for up to the same number', () => {
    const most = (text: string, waiting: number) => mostParts({ ...offer(text, waiting), price: lira(20_000n) }, city);
    expect([most('package:family:20000', 2), most('package:family:20000', 9), most('cash::20000', 1)]).toEqual([2, 5, 5]);
  });
});

describe('what one gives to a bill', () => {
  const bill = (remaining: bigint, fundable = true): PublicNeed => ({
    id: newId<NeedId>(),
    kind: 'bill',
    status: 'open',
    billerCode: 'water',
    billerKind: 'water',
    amount: lira(50_000n),
    remaining: lira(remaining),
    publishedOn: localDate('2026-11-01'),
    daysWaiting: 3,
    fundable,
  });
  it('is all that is left, or a part', () => {
    expect(amountForBill({}, bill(300n)).minor).toBe(300n);
    expect(amountForBill({ amount: '2' }, bill(300n)).minor).toBe(200n);
  });
  it.each<[string, PublicNeed, TypedAmount]>([
    ['need_filled', bill(0n), {}],
    ['need_not_fundable', bill(300n, false), {}],
    ['amount_over_remaining', bill(300n), { amount: '3,01' }],
    ['amount_not_positive', bill(300n), { amount: '0' }],
  ])('is refused: %s', (code, need, typed) => {
    expect(() => amountForBill(typed, need)).toThrow(code);
  });
});

it('an amount alone lies between the city’s limits, both included', () => {
  expect(['10', '1000'].map((typed) => amountWithin(typed, city).minor)).toEqual([1_000n, 100_000n]);
});
