import { readAmount } from './amount-cell.js';

describe('an amount in a cell', () => {
  it.each([
    ['120', 12_000n],
    ['120.5', 12_050n],
    ['120,05', 12_005n],
    ['0120.05', 12_005n],
    ['1234.50', 123_450n],
    ['1.234,50', 123_450n],
    ['1,234.50', 123_450n],
    ['1 234,50', 123_450n],
    ['1\u00a0234,50', 123_450n],
    ["1'234.50", 123_450n],
    ['1.234.567', 123_456_700n],
    ['1,234,567.8', 123_456_780n],
    [' 7 ', 700n],
  ])('%s is %s', (cell, minor) => {
    expect(readAmount(cell, 'TRY', 10n ** 12n)).toBe(minor);
  });

  it.each([
    ['1.234', 'amount_decimals'],
    ['1,234', 'amount_decimals'],
    ['1234.567', 'amount_decimals'],
    ['1.234,567', 'amount_decimals'],
    ['0', 'amount_not_positive'],
    ['0.00', 'amount_not_positive'],
    ['-12', 'amount_not_positive'],
    ['\u221212', 'amount_not_positive'],
    ['', 'amount_not_a_number'],
    ['12,', 'amount_not_a_number'],
    ['.5', 'amount_not_a_number'],
    ['1,23,456', 'amount_not_a_number'],
    ['1.234.56', 'amount_not_a_number'],
    ['1.234.567.89', 'amount_not_a_number'],
    ['0.123.456', 'amount_not_a_number'],
    ['₺12', 'amount_not_a_number'],
    ['1e3', 'amount_not_a_number'],
    ['=12', 'amount_not_a_number'],
    ['10000000000.01', 'bill_over_limit'],
    ['9'.repeat(40), 'bill_over_limit'],
  ])('%s is refused as %s', (cell, reason) => {
    expect(readAmount(cell, 'TRY', 10n ** 12n)).toBe(reason);
  });
});
