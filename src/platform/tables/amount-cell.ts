import { currencies, type Currency } from '../../kernel/currency.js';

export type AmountFault = 'amount_not_a_number' | 'amount_decimals' | 'amount_not_positive' | 'bill_over_limit';

const plain = /^(\d+)(?:[.,](\d+))?$/;
const grouped = /^([1-9]\d{0,2}(?:([.,'\u2019 \u00a0\u202f])\d{3})(?:\2\d{3})*)(?:([.,])(\d+))?$/;

/**
 * Reads an amount as the region's programs write it: `1234.50`, `1234,50`, `1.234,50`, `1,234.50`, `1 234,50`, `1.234.567`.
 *
 * The rule where it could be two things: one separator followed by three digits (`1.234`) is thousands in one office and three
 * decimals in the next, so it is never guessed but refused as `amount_decimals`.
 * @param largest the city's largest bill, minor units
 * @returns minor units, or why not
 */
export function readAmount(cell: string, currency: Currency, largest: bigint): bigint | AmountFault {
  const text = cell.trim();
  if (/^[-\u2212]\s?\d/.test(text)) return 'amount_not_positive';
  const simple = plain.exec(text);
  const [whole, fraction] = simple ? [simple[1], simple[2]] : groups(text);
  if (whole === undefined) return 'amount_not_a_number';
  const { decimals } = currencies[currency];
  if (fraction !== undefined && fraction.length > decimals) return 'amount_decimals';
  const digits = (whole + (fraction ?? '').padEnd(decimals, '0')).replace(/^0+/, '');
  if (digits === '') return 'amount_not_positive';
  if (digits.length > 18 || BigInt(digits) > largest) return 'bill_over_limit';
  return BigInt(digits);
}

function groups(text: string): [whole?: string, fraction?: string] {
  const [, whole, separator, point, fraction] = grouped.exec(text) ?? [];
  if (whole === undefined || separator === point) return [];
  return [whole.replace(/\D/g, ''), fraction];
}
