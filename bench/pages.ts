import type { City } from '../src/cities/index.js';
import { load } from './load.js';
import type { Scale } from './scale.js';
import { seedBills } from './list.js';
import type { World } from './world.js';

const ROUNDS = 4;

export interface PagesResult {
  readonly hello: number;
  /** The rendered list of bills, kept for a moment. */
  readonly page: number;
  /** The same list as data, uncached. */
  readonly list: number;
  readonly counter: number;
}

/** Ratios 4 and 6: the list as a browser gets it beside a bare hello, and the live counter beside the list. */
export async function pages(world: World, scale: Scale): Promise<PagesResult> {
  const { city } = await world.city('bench-pages');
  await seedBills(world, city, Math.min(25_000, scale.bills));
  await world.asSuperuser('VACUUM (ANALYZE) meeting.need');
  const app = await world.application();
  const bare = await world.reference();
  const walks = {
    hello: [bare.url, '/hello'],
    page: [app.url, pagePath(city)],
    list: [app.url, `/api/v1/${city.slug}/needs?limit=20`],
    counter: [app.url, `/api/v1/${city.slug}/tally`],
  } as const satisfies Record<keyof PagesResult, readonly [string, string]>;
  const run = ([url, path]: readonly [string, string], seconds: number) =>
    load({ url, connections: scale.connections, seconds, request: () => ({ path }) });
  for (const walk of Object.values(walks)) await run(walk, 1);
  const sums = { hello: 0, page: 0, list: 0, counter: 0 };
  const order = Object.keys(walks) as (keyof PagesResult)[];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of round % 2 === 0 ? order : order.toReversed())
      sums[name] += (await run(walks[name], scale.seconds / ROUNDS)).perSecond / ROUNDS;
  }
  await app.end();
  await bare.end();
  return sums;
}

const pagePath = (city: City): string => `/${city.slug}/en/bills`;
