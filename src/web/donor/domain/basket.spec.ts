import { Money } from '../../../kernel/money.js';
import { newId, type NeedId } from '../../../kernel/ids.js';
import { localDate } from '../../../kernel/local-date.js';
import { MOST_LINES } from '../../../donations/index.js';
import type { PublicNeed } from '../../../needs/index.js';
import { emptyBasket, paying, readBasket, settled, withLine, withoutLine, writeBasket, type Basket } from './basket.js';
import { quote } from './quote.js';
import { readAmount } from './read-amount.js';

const line = (amount: bigint, needId = newId<NeedId>()) => ({ needId, amount });
const full = (): Basket => Array.from({ length: MOST_LINES }).reduce<Basket>((basket) => withLine(basket, line(100n)), emptyBasket);

describe('a basket', () => {
  it('is read back from its cookie as it was written, with what is at the provider', () => {
    const basket = paying(withLine(withLine(emptyBasket, line(12_345n)), line(1n)), 'token', []);
    expect(readBasket(writeBasket(basket))).toEqual(basket);
    expect(readBasket(writeBasket(emptyBasket))).toEqual(emptyBasket);
  });
  it.each(['x', 'a.b,c', '|', '||', '.', 'AAAA.zz|t|..', '%', `${'A'.repeat(22)}.zzzzzzzzzzzzz`])(
    'that cannot be read (%s) holds no line',
    (text) => {
      expect(readBasket(text).lines).toEqual([]);
    },
  );
  it('holds fifty lines and fits a cookie', () => {
    expect(full().lines).toHaveLength(MOST_LINES);
    expect(Buffer.from(writeBasket(full())).toString('base64url').length).toBeLessThan(3_500);
  });
  it('refuses the fifty-first, but changes the amount of one that it holds', () => {
    const basket = full();
    const [first] = basket.lines;
    expect(() => withLine(basket, line(1n))).toThrow('basket_too_long');
    expect(withLine(basket, line(7n, first?.needId)).lines[0]?.amount).toBe(7n);
  });
  it('gets the lines back when their payment fails, and loses them when it is received', () => {
    const a = line(100n);
    const b = line(200n);
    const atProvider = paying(withLine(withLine(emptyBasket, a), b), 'one', [a]);
    expect(atProvider.lines).toEqual([b]);
    expect(settled(atProvider, 'one', false)).toEqual({ lines: [b, a] });
    expect(settled(atProvider, 'one', true)).toEqual({ lines: [b] });
    expect(settled(atProvider, 'another', true)).toBe(atProvider);
    expect(withoutLine(atProvider, b.needId).lines).toEqual([]);
  });
});

describe('a quote', () => {
  const need = (billerCode: string, remaining: bigint, more: Partial<PublicNeed> = {}): PublicNeed => ({
    id: newId<NeedId>(),
    kind: 'bill',
    status: 'open',
    billerCode,
    billerKind: 'water',
    amount: Money.of(50_000n, 'TRY'),
    remaining: Money.of(remaining, 'TRY'),
    publishedOn: localDate('2026-11-01'),
    daysWaiting: 3,
    fundable: true,
    ...more,
  });
  it('makes one payment a biller, and never pays more than a bill needs', () => {
    const water = need('water', 10_000n);
    const gas = need('gas', 20_000n);
    const result = quote([line(15_000n, water.id), line(5_000n, gas.id)], [water, gas], 'TRY');
    expect(result.payments.map(({ billerCode, total }) => [billerCode, total.minor])).toEqual([
      ['water', 10_000n],
      ['gas', 5_000n],
    ]);
    expect(result.payments.map(({ lines }) => lines[0]?.reduced)).toEqual([true, false]);
    expect(result.total.minor).toBe(15_000n);
  });
  it('leaves out what is filled, too old or unknown, and says so', () => {
    const filled = need('water', 0n);
    const old = need('water', 100n, { fundable: false });
    const result = quote([line(1n, filled.id), line(1n, old.id), line(1n)], [filled, old], 'TRY');
    expect(result.payments).toEqual([]);
    expect(result.gone).toHaveLength(3);
  });
});

describe('an amount', () => {
  it.each([
    ['120', 12_000n],
    ['120,5', 12_050n],
    [' 120.05 ', 12_005n],
    ['1.234,50', 123_450n],
    ['1,234.50', 123_450n],
    ['₺40', 4_000n],
    ['40 TL', 4_000n],
  ])('typed as %s is read', (text, minor) => {
    expect(readAmount(text, 'TRY').minor).toBe(minor);
  });
  it.each([
    ['1.234', 'amount_decimals'],
    ['12,345', 'amount_decimals'],
    ['0', 'amount_not_positive'],
    ['-5', 'amount_not_positive'],
    ['ten', 'amount_not_a_number'],
    ['', 'amount_not_a_number'],
    ['١٢', 'amount_not_a_number'],
    ['1e9', 'amount_not_a_number'],
    ['9'.repeat(25), 'amount_too_large'],
  ])('typed as %s is refused: %s', (text, code) => {
    expect(() => readAmount(text, 'TRY')).toThrow(code);
  });
});
