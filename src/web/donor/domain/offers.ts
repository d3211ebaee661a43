import type { City } from '../../../cities/index.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import type { Money } from '../../../kernel/money.js';
import { type Choice, type PublicClass, wider, writeChoice } from '../../../needs/index.js';

/** Something that a city's pages offer besides single bills. */
export interface Offer {
  readonly choice: Choice;
  /** A class's round price, a package's price, one part of cash support; none where any bill is meant, whatever its size. */
  readonly price?: Money;
  /** How many waited when the day began; only of what has a price. */
  readonly waiting?: number;
}

/** What offers ask of a city. */
export type OffersCity = Pick<City, 'listing' | 'billers' | 'allows' | 'moneyPath'>;

/**
 * What is offered today: classes of bills as far as they are public and, where bills are not shown one by one, always the next bills: of each
 * biller where every gift goes straight to a biller, of the city where it does not. Packages and cash support in every city that gives them.
 */
export function offersOf(city: OffersCity, classes: readonly PublicClass[], today: LocalDate): Offer[] {
  const offers = classes.map(({ kind, code, priceBand, price, waiting }): Offer => {
    return { choice: { kind, code, ...(priceBand === undefined ? {} : { priceBand }) }, price, waiting };
  });
  const bills = offers.filter(({ choice }) => choice.kind === 'bill');
  return [...bills, ...nextBills(city, today), ...offers.filter(({ choice }) => choice.kind !== 'bill')];
}

function nextBills(city: OffersCity, today: LocalDate): Offer[] {
  if (city.listing !== 'banded' || !city.allows('bill', today)) return [];
  if (city.moneyPath('bill', today) !== 'direct') return [{ choice: { kind: 'bill', code: '' } }];
  return city.billers.map(({ code }) => ({ choice: { kind: 'bill', code } }));
}

/** Packages and cash support are given in whole parts of their price; to bills one gives any amount. */
export function isInParts({ choice }: Pick<Offer, 'choice'>): boolean {
  return choice.kind !== 'bill';
}

export function offerOf(offers: readonly Offer[], choice: Choice): Offer | undefined {
  const key = writeChoice(choice);
  return offers.find((offer) => writeChoice(offer.choice) === key);
}

/** The narrowest offer that still holds what this choice was: where one can give when a class is public no more. */
export function widerOffer(offers: readonly Offer[], choice: Choice): Offer | undefined {
  const next = wider(choice);
  return next && (offerOf(offers, next) ?? widerOffer(offers, next));
}

/** The offers of the next bills, whatever their size: one a biller, or one for the city, or none where bills are shown one by one. */
export function nextBillsOf(offers: readonly Offer[]): Offer[] {
  return offers.filter(({ choice }) => choice.kind === 'bill' && choice.priceBand === undefined);
}

/**
 * The offer of the next bills to take when a donor leaves the choice to the city. Where each biller has its own, the one whose public classes
 * count most: a number that everybody sees.
 */
export function nextOffer(offers: readonly Offer[]): Offer | undefined {
  const waiting = (code: string): number =>
    offers.reduce((sum, { choice, waiting = 0 }) => (choice.kind === 'bill' && choice.code === code ? sum + waiting : sum), 0);
  return nextBillsOf(offers).toSorted((a, b) => waiting(b.choice.code) - waiting(a.choice.code))[0];
}

/** Tells two sets of offers apart: what is offered, and each number beside it. */
export function offersKey(offers: readonly Offer[]): string {
  return offers.map(({ choice, waiting }) => `${writeChoice(choice)}=${String(waiting ?? '')}`).join(' ');
}
