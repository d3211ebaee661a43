import { readGrantedCash } from './granted.js';

const rules = { currency: 'TRY', part: 50_000n, largest: 500_000n } as const;

describe('cash support that a clerk types', () => {
  it.each([
    ['500', 50_000n],
    ['1.500,00', 150_000n],
    ['5000', 500_000n],
  ])('%s is whole parts', (typed, amount) => {
    expect(readGrantedCash(typed, rules)).toBe(amount);
  });

  it.each([
    ['', 'amount_not_a_number'],
    ['five hundred', 'amount_not_a_number'],
    ['-500', 'amount_not_positive'],
    ['0', 'amount_not_positive'],
    ['500,001', 'amount_decimals'],
    ['499,99', 'amount_not_whole_parts'],
    ['750', 'amount_not_whole_parts'],
    ['5500', 'support_over_limit'],
  ])('%p is refused: %s', (typed, code) => {
    expect(() => readGrantedCash(typed, rules)).toThrow(expect.objectContaining({ code, field: 'cash_amount' }) as Error);
  });
});
