import { Refusal } from '../kernel/refusal.js';
import { readAmount } from '../platform/tables/index.js';
import type { Currency } from '../kernel/currency.js';

/** Days that a package or cash support waits on the list. The shorter of the terms for which the region's cities grant help: five months. */
export const SUPPORT_OPEN_DAYS = 150;

export interface CashRules {
  readonly currency: Currency;
  /** One part of cash support, minor units. */
  readonly part: bigint;
  /** The most that one household may be granted at once, minor units. */
  readonly largest: bigint;
}

/**
 * The approved amount of cash support as a clerk types it, in minor units: as many whole parts as it says, for each of which a donor gives.
 * @throws Refusal amount_not_a_number, amount_decimals, amount_not_positive, support_over_limit, amount_not_whole_parts
 */
export function readGrantedCash(typed: string, { currency, part, largest }: CashRules): bigint {
  const amount = readAmount(typed, currency, largest);
  if (typeof amount === 'string') throw new Refusal(amount === 'bill_over_limit' ? 'support_over_limit' : amount, {}, 'cash_amount');
  if (amount % part !== 0n) throw new Refusal('amount_not_whole_parts', {}, 'cash_amount');
  return amount;
}
