import type { Currency } from '../../kernel/currency.js';
import type { NeedId } from '../../kernel/ids.js';
import { Money } from '../../kernel/money.js';
import { present } from '../../kernel/assert.js';
import { readChoice } from '../../needs/index.js';
import { checkBasket } from './check-basket.js';
import { type BasketLine, fillsUp, MAX_BASKET_LINES } from '../domain/basket.js';

const lira = (minor: bigint, currency: Currency = 'TRY'): Money => Money.of(minor, currency);
const line = (name: string, amount: Money) => ({ needId: name as NeedId, amount });
const of = (text: string, minor: bigint): BasketLine => ({ choice: present(readChoice(text), text), amount: lira(minor) });
const limits = { minGift: lira(1_000n), maxGift: lira(100_000n) };

describe('a basket', () => {
  it('within the limits has a total', () => {
    expect(checkBasket([line('a', lira(400n)), line('b', lira(600n))], limits).minor).toBe(1_000n);
    expect(checkBasket([line('a', lira(100_000n))], limits).minor).toBe(100_000n);
  });

  it('of several kinds, whole packages and any amount for bills, has a total', () => {
    const lines = [of('bill:water:500', 333n), of('package:family:1000', 2_000n), of('cash::500', 1_500n), line('a', lira(167n))];
    expect(checkBasket(lines, limits).minor).toBe(4_000n);
  });

  it.each<[string, BasketLine[], string]>([
    ['with nothing in it', [], 'basket_empty'],
    [
      'with more lines than a cookie holds',
      Array.from({ length: MAX_BASKET_LINES + 1 }, (_, n) => line(`n${n}`, lira(1_000n))),
      'basket_too_long',
    ],
    ['with one need twice', [line('a', lira(1_000n)), line('a', lira(1_000n))], 'basket_line_twice'],
    ['in another currency', [line('a', lira(1_000n, 'EUR'))], 'currency_unknown'],
    ['with a line of nothing', [line('a', lira(1_000n)), line('b', lira(0n))], 'amount_not_positive'],
    ['with a negative line', [line('a', lira(2_000n)), line('b', lira(-1_000n))], 'amount_not_positive'],
    ['above the largest donation', [line('a', lira(60_000n)), line('b', lira(40_001n))], 'amount_too_large'],
    ['with an amount at the end of all numbers', [line('a', lira(2n ** 63n - 1n)), line('b', lira(2n ** 63n - 1n))], 'amount_too_large'],
    ['with one class twice', [of('bill:water:500', 500n), of('bill:water:500', 500n)], 'basket_line_twice'],
    ['with a class and the whole that holds it', [of('bill:water', 500n), of('bill:water:500', 500n)], 'basket_line_twice'],
    ['with half a package', [of('package:family:1000', 1_500n)], 'amount_not_whole_parts'],
    ['with half a part of cash support', [of('cash::500', 750n)], 'amount_not_whole_parts'],
  ])('%s is refused', (_, lines, code) => {
    expect(() => checkBasket(lines, limits)).toThrow(code);
  });
});

describe('a basket below the smallest donation', () => {
  const needs = [
    { id: 'a' as NeedId, remaining: lira(300n) },
    { id: 'b' as NeedId, remaining: lira(500n) },
  ];

  it('fills up what is left of its needs', () => {
    expect(fillsUp([line('a', lira(300n)), line('b', lira(500n))], needs)).toBe(true);
  });

  it('does not when one line leaves a rest, takes too much, or knows no need', () => {
    expect(fillsUp([line('a', lira(300n)), line('b', lira(499n))], needs)).toBe(false);
    expect(fillsUp([line('a', lira(301n))], needs)).toBe(false);
    expect(fillsUp([line('c', lira(300n))], needs)).toBe(false);
  });
});
