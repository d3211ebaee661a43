import type { MoneyPath, NewCity } from '../../src/cities/index.js';
import { newId, type NeedId } from '../../src/kernel/ids.js';
import { endOfDay, localDate, type LocalDate } from '../../src/kernel/local-date.js';
import { Money } from '../../src/kernel/money.js';
import { publishNeeds } from '../../src/needs/index.js';
import { OpenProviderAccount } from '../../src/payments/index.js';
import { GivingCity, SECRET } from '../invariants/giving.js';
import type { TestApp } from '../support/index.js';
import { commandActor } from '../../src/kernel/actor.js';

const permit = { permit: 'Example permit 1', permitFrom: '2026-01-01', permitUntil: '2027-01-01' };

/** The smallest number that a class of these cities may show. */
export const K = 5;
/** As many needs as any class of these cities wants before it is public: its least number is drawn between k and 2k − 1. */
export const ENOUGH = 2 * K;

/** A city with bills on `path`, and packages and cash support on the city's own account. */
export async function openKinds(
  app: TestApp,
  slug: string,
  path: MoneyPath,
  listing: 'exact' | 'banded',
  settings: Partial<NewCity> = {},
): Promise<GivingCity> {
  const world = await GivingCity.open(app, slug, {
    listing,
    k: K,
    minGift: 1_000n,
    maxGift: 10_000_000n,
    moneyPaths: [
      { needKind: 'bill', path, ...permit },
      { needKind: 'package', path: 'trust', ...permit },
      { needKind: 'cash', path: 'trust', ...permit },
    ],
    packages: [{ code: 'family', price: 50_000n, monthlyQuota: 1_000 }],
    cashPart: 20_000n,
    ...settings,
  });
  await app.get(OpenProviderAccount).run(world.city, { provider: 'sandbox', mode: 'test', secret: SECRET }, commandActor('test'));
  return world;
}

/** Publishes packages, or households' amounts of cash support, in minor units. */
export async function support(world: GivingCity, kind: 'package' | 'cash', amounts: readonly bigint[]): Promise<void> {
  const needs = amounts.map((amount) => ({
    id: newId<NeedId>(),
    kind,
    amount: Money.of(amount, world.city.currency),
    billerCode: null,
    ...(kind === 'package' ? { packageCode: 'family' } : {}),
    district: null,
    dueOn: null,
    fundableUntil: endOfDay(localDate('2027-06-30'), world.city.timeZone),
    publishedOn: world.city.today(world.app.clock.now()),
  }));
  await world.as('casework', (tx) => publishNeeds(tx, world.city, needs));
}

export const times = (count: number, amount: bigint): bigint[] => Array.from({ length: count }, () => amount);

/** What stands on a page, without its marks. */
export const wordsOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');

/** Publishes a bill that the biller means to answer with a cut-off on that day. */
export async function urgentBill(world: GivingCity, amount: bigint, cutOffOn: LocalDate): Promise<NeedId> {
  const need = {
    id: newId<NeedId>(),
    kind: 'bill' as const,
    amount: Money.of(amount, world.city.currency),
    billerCode: 'water',
    district: null,
    dueOn: null,
    cutOffOn,
    fundableUntil: endOfDay(localDate('2027-06-30'), world.city.timeZone),
    publishedOn: world.city.today(world.app.clock.now()),
  };
  await world.as('casework', (tx) => publishNeeds(tx, world.city, [need]));
  return need.id;
}
