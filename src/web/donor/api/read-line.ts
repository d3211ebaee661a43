import type { BasketLine } from '../../../donations/index.js';
import type { Currency } from '../../../kernel/currency.js';
import type { NeedId } from '../../../kernel/ids.js';
import { Refusal } from '../../../kernel/refusal.js';
import { readChoice } from '../../../needs/index.js';
import type { DonationLineDto } from './donation.dto.js';
import { readMoney } from './money.dto.js';

/**
 * A line of a gift as the API writes it.
 * @param own the city's currency
 * @throws Refusal body_invalid unless it names a bill or a choice and not both, choice_unknown, and those of `readMoney`
 */
export function readLine({ needId, choice: text, amount }: DonationLineDto, at: number, own: Currency): BasketLine {
  const field = `lines.${String(at)}`;
  // A null is as good as nothing.
  if (needId && !text) return { needId: needId.toLowerCase() as NeedId, amount: readMoney(amount, own, `${field}.amount`) };
  if (needId || !text) throw new Refusal('body_invalid', {}, field);
  const choice = readChoice(text);
  if (!choice) throw new Refusal('choice_unknown', {}, `${field}.choice`);
  return { choice, amount: readMoney(amount, own, `${field}.amount`) };
}
