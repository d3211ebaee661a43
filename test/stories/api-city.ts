import type { NewCity } from '../../src/cities/index.js';
import { newId, type NeedId } from '../../src/kernel/ids.js';
import { endOfDay, localDate } from '../../src/kernel/local-date.js';
import { Money } from '../../src/kernel/money.js';
import { publishNeeds } from '../../src/needs/index.js';
import { OpenProviderAccount } from '../../src/payments/index.js';
import { GivingCity, SECRET } from '../invariants/giving.js';
import type { TestApp } from '../support/index.js';
import { commandActor } from '../../src/kernel/actor.js';

const permit = { permit: 'Example permit 1', permitFrom: '2026-01-01', permitUntil: '2027-01-01' };

/** A city with something of each kind: bills, twelve family packages at 500 and twelve parts of cash support at 200. */
export async function openApiCity(app: TestApp, slug: string, settings: Partial<NewCity> = {}): Promise<GivingCity> {
  const world = await GivingCity.open(app, slug, {
    names: { tr: 'İstanbul', en: 'Istanbul' },
    languages: ['tr', 'en'],
    k: 5,
    moneyPaths: [
      { needKind: 'bill', path: 'direct', ...permit },
      { needKind: 'package', path: 'trust', ...permit },
      { needKind: 'cash', path: 'trust', ...permit },
    ],
    packages: [{ code: 'family', price: 50_000n, monthlyQuota: 100 }],
    cashPart: 20_000n,
    ...settings,
  });
  await app.get(OpenProviderAccount).run(world.city, { provider: 'sandbox', mode: 'test', secret: SECRET }, commandActor('test'));
  await addSupport(world, 'package', 50_000n);
  return world;
}

export async function addSupport(world: GivingCity, kind: 'package' | 'cash', amount: bigint, count = 12): Promise<void> {
  const needs = Array.from({ length: count }, () => ({
    id: newId<NeedId>(),
    kind,
    amount: Money.of(amount, 'TRY'),
    billerCode: null,
    ...(kind === 'package' ? { packageCode: 'family' } : {}),
    district: null,
    dueOn: null,
    fundableUntil: endOfDay(localDate('2027-06-30'), world.city.timeZone),
    publishedOn: world.city.today(world.app.clock.now()),
  }));
  await world.as('casework', (tx) => publishNeeds(tx, world.city, needs));
}
