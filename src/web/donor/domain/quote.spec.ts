import type { MoneyPath, NeedKind } from '../../../cities/index.js';
import { newId, type NeedId } from '../../../kernel/ids.js';
import { localDate } from '../../../kernel/local-date.js';
import { Money } from '../../../kernel/money.js';
import { type PublicNeed, readChoice } from '../../../needs/index.js';
import type { BasketLine } from './basket.js';
import type { Offer } from './offers.js';
import { keyOfQuoted, quote, type QuoteCity } from './quote.js';

const today = localDate('2026-11-22');
const lira = (minor: bigint) => Money.of(minor, 'TRY');

function cityWith(paths: Partial<Record<NeedKind, MoneyPath>>): QuoteCity {
  return {
    currency: 'TRY',
    allows: (kind) => kind in paths,
    moneyPath: (kind) => paths[kind] ?? never(kind),
  };
}
function never(kind: string): never {
  throw new Error(`no path for ${kind}`);
}

const need = (billerCode: string, remaining: bigint, more: Partial<PublicNeed> = {}): PublicNeed => ({
  id: newId<NeedId>(),
  kind: 'bill',
  status: 'open',
  billerCode,
  billerKind: 'water',
  amount: lira(50_000n),
  remaining: lira(remaining),
  publishedOn: localDate('2026-11-01'),
  daysWaiting: 3,
  fundable: true,
  ...more,
});
const line = (amount: bigint, needId = newId<NeedId>()): BasketLine => ({ needId, amount });
const choice = (text: string) => readChoice(text) ?? never(text);
const chosen = (text: string, amount: bigint): BasketLine => ({ choice: choice(text), amount });
const offer = (text: string): Offer => ({ choice: choice(text), price: lira(choice(text).priceBand ?? 1n), waiting: 9 });

describe('a quote', () => {
  it('makes one payment a biller, and never pays more than a bill needs', () => {
    const water = need('water', 10_000n);
    const gas = need('gas', 20_000n);
    const basket = [line(15_000n, water.id), line(5_000n, gas.id)];
    const result = quote(basket, { needs: [water, gas], offers: [] }, cityWith({ bill: 'direct' }), today);
    expect(result.payments.map(({ key, billerCode, total }) => [key, billerCode, total.minor])).toEqual([
      ['direct:water', 'water', 10_000n],
      ['direct:gas', 'gas', 5_000n],
    ]);
    expect(result.payments.map(({ lines: [first] }) => first && 'reduced' in first && first.reduced)).toEqual([true, false]);
    expect(result.total.minor).toBe(15_000n);
  });

  it('leaves out what is filled, too old or unknown, and says so', () => {
    const filled = need('water', 0n);
    const old = need('water', 100n, { fundable: false });
    const basket = [line(1n, filled.id), line(1n, old.id), line(1n)];
    const result = quote(basket, { needs: [filled, old], offers: [] }, cityWith({ bill: 'direct' }), today);
    expect(result.payments).toEqual([]);
    expect(result.gone).toEqual(basket);
  });

  it('makes one payment a money path and, on the direct one, a biller, in the order of the basket', () => {
    const texts = ['cash::20000', 'bill:water:25000', 'package:family:50000', 'bill:gas', 'bill:water:50000'];
    const city = cityWith({ bill: 'direct', package: 'trust', cash: 'trust' });
    const basket = texts.map((text) => chosen(text, 100_000n));
    const result = quote(basket, { needs: [], offers: texts.map(offer) }, city, today);
    expect(result.payments.map(({ key, lines }) => [key, lines.map(keyOfQuoted)])).toEqual([
      ['trust', ['cash::20000', 'package:family:50000']],
      ['direct:water', ['bill:water:25000', 'bill:water:50000']],
      ['direct:gas', ['bill:gas']],
    ]);
    expect(result.payments.map(({ path, billerCode }) => [path, billerCode])).toEqual([
      ['trust', undefined],
      ['direct', 'water'],
      ['direct', 'gas'],
    ]);
  });

  it('makes one payment of all that goes into the pool', () => {
    const texts = ['bill:water:25000', 'bill:gas:25000'];
    const basket = texts.map((text) => chosen(text, 100n));
    const result = quote(basket, { needs: [], offers: texts.map(offer) }, cityWith({ bill: 'pool' }), today);
    expect(result.payments.map(({ key, total }) => [key, total.minor])).toEqual([['pool', 200n]]);
  });

  it('never pays for more packages than are said to wait, and says so; of cash support for as many parts as were chosen', () => {
    const texts = ['package:family:500', 'cash::500'];
    const basket = texts.map((text) => chosen(text, 10n * 500n));
    const result = quote(basket, { needs: [], offers: texts.map(offer) }, cityWith({ package: 'trust', cash: 'trust' }), today);
    const lines = result.payments.flatMap(({ lines }) => lines.map(({ amount, reduced }) => [amount.minor, reduced]));
    expect(lines).toEqual([
      [9n * 500n, true],
      [10n * 500n, false],
    ]);
    expect(result.total.minor).toBe(19n * 500n);
  });

  it('leaves out a class that is public no more', () => {
    const basket = [chosen('bill:water:25000', 100n), chosen('bill:gas', 100n)];
    const result = quote(basket, { needs: [], offers: [offer('bill:gas')] }, cityWith({ bill: 'direct' }), today);
    expect(result.withdrawn).toEqual([basket[0]]);
    expect(result.total.minor).toBe(100n);
  });
});
