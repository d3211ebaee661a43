import { newId, type NeedId } from '../../../kernel/ids.js';
import { MAX_BASKET_LINES } from '../../../donations/index.js';
import { type Choice, readChoice } from '../../../needs/index.js';
import { emptyBasket, keyOf, payingBasket, withPaymentEnded, withLine, withoutLine, type Basket, type BasketLine } from './basket.js';
import { readBasket, writeBasket } from './basket-text.js';

const line = (amount: bigint, needId = newId<NeedId>()) => ({ needId, amount });
const choice = (text: string): Choice => {
  const read = readChoice(text);
  if (!read) throw new Error(`${text} is no choice`);
  return read;
};
const chosen = (text: string, amount = 100n): BasketLine => ({ choice: choice(text), amount });
const fullOf = (make: (at: number) => BasketLine): Basket =>
  Array.from({ length: MAX_BASKET_LINES }, (_, at) => make(at)).reduce<Basket>(withLine, emptyBasket);

describe('a basket', () => {
  it('is read back from its cookie as it was written, with what is at the provider', () => {
    const lines = [
      line(12_345n),
      line(1n),
      chosen('bill:water:25000', 30_000n),
      chosen('package:mother-baby:150000'),
      chosen('cash::50000'),
    ];
    const basket = payingBasket(lines.reduce<Basket>(withLine, emptyBasket), 'token', []);
    expect(readBasket(writeBasket(basket))).toEqual(basket);
    const next = payingBasket(withLine(withLine(emptyBasket, chosen('bill')), chosen('cash::1')), 'token', [chosen('bill:gas')]);
    expect(readBasket(writeBasket(next))).toEqual(next);
    expect(readBasket(writeBasket(emptyBasket))).toEqual(emptyBasket);
  });
  it.each([
    ...['x', 'a.b,c', '|', '||', '.', 'AAAA.zz|t|..', '%', `${'A'.repeat(22)}.zzzzzzzzzzzzz`],
    ...[
      ':.1',
      'x:water.1',
      'bill:water.1',
      'b:WATER.1',
      'b:water:0.1',
      'b:water:-1.1',
      'p:.1',
      'p::rs.1',
      'b:water.0',
      'b:water:zzzzzzzzzz.1',
    ],
  ])('that cannot be read (%s) holds no line', (text) => {
    expect(readBasket(text).lines).toEqual([]);
  });
  it('holds fifty lines and fits a cookie, also the longest that a choice can be', () => {
    const sizeOf = (basket: Basket): number =>
      Buffer.from(writeBasket(payingBasket(basket, 'x'.repeat(43), []))).toString('base64url').length;
    const bills = fullOf(() => line(100n));
    expect(bills.lines).toHaveLength(MAX_BASKET_LINES);
    expect(Buffer.from(writeBasket(bills)).toString('base64url').length).toBeLessThan(3_500);
    const classes = fullOf((at) => chosen(`bill:${'b'.repeat(31)}:${String(9_000_000_000_000 + at)}`, 9_000_000_000_000n));
    expect(readBasket(writeBasket(classes))).toEqual(classes);
    // Beside it in the cookie: the city's id, a signature, the cookie's name.
    expect(sizeOf({ lines: classes.lines })).toBeLessThan(4_096 - 150);
  });
  it('refuses the fifty-first, but changes the amount of one that it holds', () => {
    const basket = fullOf(() => line(100n));
    const [first] = basket.lines;
    if (!first) throw new Error('a full basket');
    expect(() => withLine(basket, line(1n))).toThrow('basket_too_long');
    expect(() => withLine(basket, chosen('bill'))).toThrow('basket_too_long');
    expect(withLine(basket, { ...first, amount: 7n }).lines[0]?.amount).toBe(7n);
    expect(withLine(withLine(emptyBasket, chosen('cash::500', 500n)), chosen('cash::500', 1_500n)).lines).toEqual([
      chosen('cash::500', 1_500n),
    ]);
  });
  it.each([
    ['bill:water:25000', 'bill:water'],
    ['bill:water:25000', 'bill'],
    ['bill', 'bill:gas'],
  ])('refuses %s beside %s: the same bills would be held twice', (one, other) => {
    expect(() => withLine(withLine(emptyBasket, chosen(one)), chosen(other))).toThrow('basket_line_twice');
    expect(() => withLine(withLine(emptyBasket, chosen(other)), chosen(one))).toThrow('basket_line_twice');
  });
  it.each([
    ['bill:water:25000', 'bill:water:50000'],
    ['bill:water', 'bill:gas:25000'],
    ['bill', 'package:family:50000'],
  ])('takes %s beside %s', (one, other) => {
    expect(withLine(withLine(emptyBasket, chosen(one)), chosen(other)).lines).toHaveLength(2);
  });
  it('gets the lines back when their payment fails, and loses them when it is received', () => {
    const a = line(100n);
    const b = chosen('cash::500');
    const atProvider = payingBasket(withLine(withLine(emptyBasket, a), b), 'one', [a]);
    expect(atProvider.lines).toEqual([b]);
    expect(withPaymentEnded(atProvider, 'one', false)).toEqual({ lines: [b, a] });
    expect(withPaymentEnded(atProvider, 'one', true)).toEqual({ lines: [b] });
    expect(withPaymentEnded(atProvider, 'another', true)).toBe(atProvider);
    expect(withoutLine(atProvider, keyOf(b)).lines).toEqual([]);
  });
  it('keeps what was chosen anew meanwhile where a failed payment comes back with the same bills', () => {
    const failed = payingBasket(withLine(emptyBasket, chosen('bill:water:25000')), 'one', [chosen('bill:water:25000')]);
    expect(withPaymentEnded(withLine(failed, chosen('bill:water', 7n)), 'one', false)).toEqual({ lines: [chosen('bill:water', 7n)] });
  });
});
