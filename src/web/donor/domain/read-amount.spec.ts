import { readDonationAmount } from './read-amount.js';
import { readCount } from './read-count.js';

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
    expect(readDonationAmount(text, 'TRY').minor).toBe(minor);
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
    expect(() => readDonationAmount(text, 'TRY')).toThrow(code);
  });
});

describe('a number of parts', () => {
  it.each([
    ['1', 1],
    [' 3 ', 3],
    ['007', 7],
    ['9999', 9_999],
  ])('typed as %s is read', (text, count) => {
    expect(readCount(text)).toBe(count);
  });
  it.each(['0', '-1', '1.5', '1,5', '', 'two', '10000', '1e3', '٢', '000000000001'])('typed as "%s" is refused', (text) => {
    expect(() => readCount(text)).toThrow('count_invalid');
  });
});
