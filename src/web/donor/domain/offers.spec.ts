import type { Listing, MoneyPath, NeedKind } from '../../../cities/index.js';
import { localDate } from '../../../kernel/local-date.js';
import { Money } from '../../../kernel/money.js';
import { type PublicClass, readChoice, writeChoice } from '../../../needs/index.js';
import { nextBillsOf, nextOffer, offerOf, offersKey, offersOf, type OffersCity, widerOffer } from './offers.js';

const today = localDate('2026-11-22');
const biller = (code: string) => ({ code, name: code, kind: 'water' as const, subscriberPattern: '', billPattern: '' });

function cityWith(listing: Listing, paths: Partial<Record<NeedKind, MoneyPath>>): OffersCity {
  const moneyPath = (kind: NeedKind): MoneyPath => {
    const path = paths[kind];
    if (!path) throw new Error(`no path for ${kind}`);
    return path;
  };
  return { listing, billers: [biller('water'), biller('gas')], allows: (kind) => kind in paths, moneyPath };
}

const choice = (text: string) => {
  const read = readChoice(text);
  if (!read) throw new Error(text);
  return read;
};
const shown = (text: string, waiting: number): PublicClass => {
  return { ...choice(text), price: Money.of(choice(text).priceBand ?? 0n, 'TRY'), waiting };
};
const written = (offers: ReturnType<typeof offersOf>): string[] => offers.map((offer) => writeChoice(offer.choice));
const classes = [shown('bill:water:25000', 14), shown('bill:gas:50000', 20), shown('cash::20000', 9), shown('package:family:50000', 9)];

describe('what a city offers', () => {
  it('where every gift goes straight to a biller: its classes and always the next bills of each', () => {
    expect(written(offersOf(cityWith('banded', { bill: 'direct', cash: 'trust' }), classes, today))).toEqual([
      ...['bill:water:25000', 'bill:gas:50000', 'bill:water', 'bill:gas', 'cash::20000', 'package:family:50000'],
    ]);
  });
  it('where gifts go into a pool: the next bills of the city, also where no class is public', () => {
    expect(written(offersOf(cityWith('banded', { bill: 'pool' }), [], today))).toEqual(['bill']);
  });
  it('where each bill is shown: no bills', () => {
    const offers = offersOf(cityWith('exact', { bill: 'direct', cash: 'trust' }), [shown('cash::20000', 1)], today);
    expect(written(offers)).toEqual(['cash::20000']);
    expect(nextOffer(offers)).toBeUndefined();
  });
  it('without a permit for bills today: none', () => {
    expect(written(offersOf(cityWith('banded', { cash: 'trust' }), [], today))).toEqual([]);
  });
});

describe('an offer', () => {
  const offers = offersOf(cityWith('banded', { bill: 'direct', cash: 'trust' }), classes, today);
  it('is found by its choice, and not by another price', () => {
    expect(offerOf(offers, choice('bill:water:25000'))?.waiting).toBe(14);
    expect(offerOf(offers, choice('bill:water:50000'))).toBeUndefined();
  });
  it('has a wider one in its place when it is gone', () => {
    expect(widerOffer(offers, choice('bill:water:50000'))?.choice).toEqual(choice('bill:water'));
    const pool = offersOf(cityWith('banded', { bill: 'pool' }), [], today);
    expect(widerOffer(pool, choice('bill:water:50000'))?.choice).toEqual(choice('bill'));
    expect(widerOffer(offers, choice('package:home:50000'))).toBeUndefined();
    expect(widerOffer(offers, choice('bill:heat:50000'))).toBeUndefined();
  });
  it('of the next bills is the one with the most waiting, where the donor leaves it to the city', () => {
    expect(nextBillsOf(offers).map((each) => each.choice.code)).toEqual(['water', 'gas']);
    expect(nextOffer(offers)?.choice).toEqual(choice('bill:gas'));
  });
});

it('two sets of offers differ by a class, and by its number', () => {
  const city = cityWith('banded', { bill: 'pool' });
  const keys = [[], [shown('bill:water:25000', 14)], [shown('bill:water:25000', 13)], [shown('bill:water:50000', 14)]].map((each) =>
    offersKey(offersOf(city, each, today)),
  );
  expect(new Set(keys).size).toBe(4);
});
