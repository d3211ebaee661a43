import type { City } from '../src/cities/index.js';
import { load } from './load.js';
import type { Scale } from './scale.js';
import type { World } from './world.js';

const PAGE = 20;
const DEEP = 100;

export interface ListResult {
  readonly reference: readonly [before: number, after: number];
  readonly allCities: number;
  readonly oneCity: number;
  /** Page 1 again, beside page 100. */
  readonly first: number;
  readonly deep: number;
  readonly p99: number;
}

/** Ratio 3: the uncached page of 20 as the API gives it. Bare: the same rows by the same index, no walls. */
export async function list(world: World, scale: Scale): Promise<ListResult> {
  const cities: City[] = [];
  for (let index = 0; index < scale.cities; index += 1) {
    const { city } = await world.city(`bench-list-${index}`);
    await seed(world, city, Math.floor(scale.bills / scale.cities));
    cities.push(city);
  }
  await world.asSuperuser('VACUUM (ANALYZE) meeting.need');
  const app = await world.application();
  const bare = await world.reference();
  const some = (index: number): City => cities[(index * 7) % cities.length] ?? cities[0]!;
  const path = (city: City): string => `/api/v1/${city.slug}/needs?limit=${PAGE}`;
  const one = cities[0]!;
  const deepPath = await walk(app.url, path(one), Math.min(DEEP, Math.floor(scale.bills / scale.cities / PAGE)));
  const { connections, seconds } = scale;
  const ask = (request: (index: number) => string, url = app.url) =>
    load({ url, connections, seconds, request: (index) => ({ path: request(index) }) });
  const askBare = () => ask((index) => `/list?city=${some(index).id}`, bare.url);
  await load({ url: app.url, connections, seconds: 1, request: (index) => ({ path: path(some(index)) }) });
  await load({ url: bare.url, connections, seconds: 1, request: (index) => ({ path: `/list?city=${some(index).id}` }) });
  const before = await askBare();
  const all = await ask((index) => path(some(index)));
  const single = await ask(() => path(one));
  const deep = await ask(() => deepPath);
  const first = await ask(() => path(one));
  const after = await askBare();
  await app.end();
  await bare.end();
  return {
    reference: [before.perSecond, after.perSecond],
    allCities: all.perSecond,
    oneCity: single.perSecond,
    first: first.perSecond,
    deep: deep.perSecond,
    p99: all.p99,
  };
}

/** Follows the list's own cursors to a later page. */
async function walk(url: string, first: string, pages: number): Promise<string> {
  let path = first;
  for (let page = 1; page < pages; page += 1) {
    const { next } = (await (await fetch(url + path)).json()) as { next?: string };
    if (next === undefined) break;
    path = `${first}&cursor=${next}`;
  }
  return path;
}

async function seed(world: World, city: City, bills: number): Promise<void> {
  await world.inCity('casework', city, async (tx) => {
    await tx.query(
      `INSERT INTO meeting.need (city_id, id, kind, status, currency, amount, reserved, funded, biller_code, due_on, fundable_until, published_on)
       SELECT $1, gen_random_uuid(), 'bill', 'open', 'TRY', 5000 + (random() * 45000)::bigint, 0, 0, 'water',
              date '2030-01-01' + (random() * 365)::int, '2032-01-01', date '2026-01-01' + (random() * 300)::int
       FROM generate_series(1, $2::int)`,
      [city.id, bills],
    );
    await tx.query(`INSERT INTO meeting.tally (city_id, shard, currency, listed) VALUES ($1, 0, 'TRY', $2)`, [city.id, bills]);
  });
}
