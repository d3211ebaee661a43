import type { Currency } from '../../../kernel/currency.js';
import { Money } from '../../../kernel/money.js';

/**
 * An amount as people type it: with a decimal comma or point, with or without grouping and the currency's sign. What could mean two
 * amounts ("1.234") is refused and never guessed.
 * @throws Refusal amount_not_a_number, amount_decimals, amount_not_positive, amount_too_large
 */
export function readDonationAmount(text: string, currency: Currency): Money {
  const bare = text.trim().replace(/^[₺€]\s*|\s*([₺€]|TL|KM)$/gu, '');
  const grouped = /^\d{1,3}(?:\.\d{3})+,\d+$/.test(bare)
    ? bare.replaceAll('.', '')
    : /^\d{1,3}(?:,\d{3})+\.\d+$/.test(bare)
      ? bare.replaceAll(',', '')
      : bare;
  return Money.parse(grouped.replace(',', '.'), currency);
}
