import type { City } from '../src/cities/index.js';
import type { Child } from './child.js';
import { load } from './load.js';
import type { Scale } from './scale.js';
import type { World } from './world.js';

const PAGE = 20;
const DEEP = 100;
const ROUNDS = 6;

/** Requests a second, summed over the rounds; and microseconds of server CPU a request. */
export interface Side {
  readonly perSecond: number;
  readonly cpu: number;
  readonly p99: number;
}

export interface ListResult {
  readonly reference: Side;
  readonly allCities: Side;
  /** Page 1. */
  readonly oneCity: Side;
  /** Page 100 of the same city. */
  readonly deep: Side;
}

/** Ratio 3: the uncached page of 20 as the API gives it. Bare: the same rows by the same index, no walls. */
export async function list(world: World, scale: Scale): Promise<ListResult> {
  const cities: City[] = [];
  for (let index = 0; index < scale.cities; index += 1) {
    const { city } = await world.city(`bench-list-${index}`);
    await seedBills(world, city, Math.floor(scale.bills / scale.cities));
    cities.push(city);
  }
  await world.asSuperuser('VACUUM (ANALYZE) meeting.need');
  const app = await world.application();
  const bare = await world.reference();
  const some = (index: number): City => cities[(index * 7) % cities.length] ?? cities[0]!;
  const path = (city: City): string => `/api/v1/${city.slug}/needs?limit=${PAGE}`;
  const one = cities[0]!;
  const deepPath = await walk(app.url, path(one), Math.min(DEEP, Math.floor(scale.bills / scale.cities / PAGE)));
  const walks: Record<keyof ListResult, { child: Child; path: (index: number) => string }> = {
    reference: { child: bare, path: (index) => `/list?city=${some(index).id}` },
    allCities: { child: app, path: (index) => path(some(index)) },
    oneCity: { child: app, path: () => path(one) },
    deep: { child: app, path: () => deepPath },
  };
  const { connections } = scale;
  for (const { child, path } of Object.values(walks))
    await load({ url: child.url, connections, seconds: 1, request: (index) => ({ path: path(index) }) });
  // In turns, forwards and backwards, so that what else this machine does falls on all of them alike.
  const sums = mapValues(walks, () => ({ requests: 0, seconds: 0, cpu: 0, p99: 0 }));
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = Object.entries(walks) as [keyof ListResult, (typeof walks)['deep']][];
    for (const [name, { child, path }] of round % 2 === 0 ? order : order.reverse()) {
      const cpu = child.cpu();
      const outcome = await load({
        url: child.url,
        connections,
        seconds: scale.seconds / ROUNDS,
        request: (index) => ({ path: path(index) }),
      });
      const sum = sums[name];
      sum.requests += outcome.perSecond * outcome.seconds;
      sum.seconds += outcome.seconds;
      sum.cpu += child.cpu() - cpu;
      sum.p99 = Math.max(sum.p99, outcome.p99);
    }
  }
  await app.end();
  await bare.end();
  return mapValues(sums, ({ requests, seconds, cpu, p99 }) => ({ perSecond: requests / seconds, cpu: (cpu / requests) * 1e6, p99 }));
}

function mapValues<K extends string, V, W>(record: Record<K, V>, change: (value: V) => W): Record<K, W> {
  return Object.fromEntries(Object.entries<V>(record).map(([key, value]) => [key, change(value)])) as Record<K, W>;
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

export async function seedBills(world: World, city: City, bills: number): Promise<void> {
  await world.inCity('casework', city, async (tx) => {
    await tx.query(
      `INSERT INTO meeting.need (city_id, id, kind, status, currency, amount, reserved, funded, biller_code, price_band, due_on, fundable_until, published_on)
       SELECT $1, gen_random_uuid(), 'bill', 'open', 'TRY', 5000 + (random() * 45000)::bigint, 0, 0, 'water', 25000,
              date '2030-01-01' + (random() * 365)::int, '2032-01-01', date '2026-01-01' + (random() * 300)::int
       FROM generate_series(1, $2::int)`,
      [city.id, bills],
    );
    await tx.query(`INSERT INTO meeting.tally (city_id, shard, kind, currency, listed) VALUES ($1, 0, 'bill', 'TRY', $2)`, [
      city.id,
      bills,
    ]);
  });
}
