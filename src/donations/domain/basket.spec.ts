import { describe, expect, it } from '@jest/globals';
import { newId, type NeedId } from '../../kernel/ids.js';
import { Money } from '../../kernel/money.js';
import { checkBasket, fillsUp } from './basket.js';

const lira = (minor: bigint): Money => Money.of(minor, 'TRY');
const limits = { minGift: lira(1_000n), maxGift: lira(100_000n) };
const line = (minor: bigint, needId = newId<NeedId>()) => ({ needId, amount: lira(minor) });

describe('a basket', () => {
  it('is counted', () => {
    expect(checkBasket([line(1_500n), line(2_500n)], limits).minor).toBe(4_000n);
  });

  it.each([
    ['without a line', [], 'basket_empty'],
    ['with fifty-one lines', Array.from({ length: 51 }, () => line(100n)), 'basket_too_long'],
    ['with a line of nothing', [line(0n)], 'amount_not_positive'],
    ['with a line below nothing', [line(-1n)], 'amount_not_positive'],
    ['with a line above the largest gift', [line(100_001n)], 'amount_too_large'],
    ['with a total above the largest gift', [line(60_000n), line(60_000n)], 'amount_too_large'],
    ['in another currency', [{ needId: newId<NeedId>(), amount: Money.of(2_000n, 'EUR') }], 'currency_unknown'],
  ])('%s is refused', (_, lines, code) => {
    expect(() => checkBasket(lines, limits)).toThrow(code);
  });

  it('with one bill twice is refused', () => {
    const needId = newId<NeedId>();
    expect(() => checkBasket([line(100n, needId), line(200n, needId)], limits)).toThrow('basket_line_twice');
  });

  it('fills its needs up when each line is all that is left', () => {
    const one = line(30n);
    const other = line(40n);
    const left = [one, other].map(({ needId, amount }) => ({ id: needId, remaining: amount }));
    expect(fillsUp([one, other], left)).toBe(true);
    expect(fillsUp([line(30n, one.needId)], [{ id: one.needId, remaining: lira(31n) }])).toBe(false);
    expect(fillsUp([line(30n)], left)).toBe(false);
  });
});
