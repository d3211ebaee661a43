import type { City } from '../../../cities/index.js';
import { Money } from '../../../kernel/money.js';
import { Refusal } from '../../../kernel/refusal.js';
import type { PublicNeed } from '../../../needs/index.js';
import { isInParts, type Offer } from './offers.js';
import { readDonationAmount } from './read-amount.js';
import { readCount } from './read-count.js';

/** A form's amount or number of parts, as it was typed. */
export interface TypedAmount {
  readonly amount?: string;
  readonly count?: string;
}

/**
 * What one gives to a bill: what was typed, or all that is left of it.
 * @throws Refusal need_filled, need_not_fundable, amount_over_remaining and those of `readAmount`
 */
export function amountForBill({ amount: typed }: TypedAmount, need: PublicNeed): Money {
  if (need.remaining.isZero) throw new Refusal('need_filled');
  if (!need.fundable) throw new Refusal('need_not_fundable');
  if (typed === undefined) return need.remaining;
  const amount = readDonationAmount(typed, need.remaining.currency);
  if (amount.compare(need.remaining) > 0) throw new Refusal('amount_over_remaining');
  return amount;
}

/**
 * What one gives to an offer: so many parts of its price (one, where no number was typed), or what was typed, or its round price.
 * @throws Refusal count_invalid, count_too_large, amount_too_small, amount_too_large and those of `readAmount`
 */
export function amountForOffer(typed: TypedAmount, offer: Offer, city: Pick<City, 'limits' | 'currency'>): Money {
  const { price } = offer;
  if (price && isInParts(offer)) {
    const count = readCount(typed.count ?? '1');
    const most = mostParts({ ...offer, price }, city);
    const cause = most < partsOfOneGift(price, city) ? 'waiting' : 'gift';
    if (most > 0 && count > most) throw new Refusal('count_too_large', { count: most, most: city.limits.maxGift, cause });
    return within(Money.of(price.minor * BigInt(count), city.currency), city);
  }
  return price && typed.amount === undefined ? within(price, city) : amountWithin(typed.amount ?? '', city);
}

/** An amount between the city's smallest gift and its largest. @throws Refusal amount_too_small, amount_too_large and those of `readAmount` */
export function amountWithin(typed: string, city: Pick<City, 'limits' | 'currency'>): Money {
  return within(readDonationAmount(typed, city.currency), city);
}

/** An offer in parts, as far as it says how many of them one may choose. */
export type PartsOffer = Pick<Offer, 'choice' | 'waiting'> & { readonly price: Money };

/**
 * How many parts one may choose: as many as fit into the city's largest gift and, of packages, no more than the offer itself says are waiting,
 * so that who pays hears before it that there is nothing more to give to. Of cash support one household may need several parts.
 */
export function mostParts({ choice, price, waiting }: PartsOffer, city: Pick<City, 'limits'>): number {
  const fit = partsOfOneGift(price, city);
  return choice.kind === 'package' && waiting !== undefined ? Math.min(fit, waiting) : fit;
}

function partsOfOneGift(price: Money, { limits }: Pick<City, 'limits'>): number {
  return Number(limits.maxGift.minor / price.minor);
}

function within(amount: Money, { limits }: Pick<City, 'limits'>): Money {
  if (amount.compare(limits.maxGift) > 0) throw new Refusal('amount_too_large', { most: limits.maxGift });
  if (amount.compare(limits.minGift) < 0) throw new Refusal('amount_too_small', { least: limits.minGift });
  return amount;
}
