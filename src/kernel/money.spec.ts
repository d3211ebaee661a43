import { describe, expect, it } from '@jest/globals';

import { Money } from './money.js';

describe('an amount', () => {
  it.each([
    ['120.05', 12_005n],
    ['7', 700n],
    ['0.10', 10n],
    [' 12.5 ', 1_250n],
    ['92233720368547758.07', 9_223_372_036_854_775_807n],
  ])('reads %j', (text, minor) => {
    expect(Money.parse(text, 'TRY').minor).toBe(minor);
  });

  it.each([
    ['', 'amount_not_a_number'],
    ['abc', 'amount_not_a_number'],
    ['1,5', 'amount_not_a_number'],
    ['1e3', 'amount_not_a_number'],
    ['١٢', 'amount_not_a_number'],
    ['0x10', 'amount_not_a_number'],
    ['-5', 'amount_not_positive'],
    ['0', 'amount_not_positive'],
    ['0.00', 'amount_not_positive'],
    ['1.005', 'amount_decimals'],
    ['92233720368547758.08', 'amount_too_large'],
  ])('refuses %j as %s', (text, code) => {
    expect(() => Money.parse(text, 'TRY')).toThrow(code);
  });

  it('may be zero where the reader allows it, and never less', () => {
    expect(Money.parseOrZero('0.00', 'TRY').isZero).toBe(true);
    expect(Money.parseOrZero('7', 'TRY').minor).toBe(700n);
    expect(() => Money.parseOrZero('-5', 'TRY')).toThrow('amount_not_positive');
  });

  it.each([
    [0n, '0.00'],
    [5n, '0.05'],
    [-5n, '-0.05'],
    [123_456n, '1234.56'],
  ])('writes %s minor units as %j', (minor, text) => {
    expect(Money.of(minor, 'ALL').toDecimal()).toBe(text);
  });

  it('adds and takes away in one currency', () => {
    const ten = Money.of(1_000n, 'EUR');
    expect(ten.plus(Money.of(5n, 'EUR')).minus(ten).minor).toBe(5n);
  });

  it('cannot add two currencies', () => {
    expect(() => Money.of(1n, 'EUR').plus(Money.of(1n, 'TRY'))).toThrow('two currencies');
  });
});
