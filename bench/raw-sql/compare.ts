import { isDeepStrictEqual } from 'node:util';
import type { City } from '../../src/cities/index.js';
import type { CityLogin, CityTx, Database } from '../../src/platform/database/index.js';

/** One way to do the work: how long it took, in seconds, and what it came to. */
export type Form = () => Promise<{ seconds: number; result: unknown }>;

/** The same work by raw SQL and by TypeORM: the same rows, on the same database. */
export interface Case {
  readonly name: string;
  /** What one run works on, for the figures: `rows`, `gifts`, `pages`. */
  readonly of: string;
  readonly size: number;
  readonly raw: Form;
  readonly entity: Form;
}

export interface Compared {
  /** Rows a second, by the median run. */
  readonly raw: number;
  readonly entity: number;
}

/** Runs both forms in turns, each first as often as the other. The first runs warm up, and must come to the same. */
export async function compare({ name, size, raw, entity }: Case, rounds: number): Promise<Compared> {
  const [one, other] = [await raw(), await entity()];
  if (!isDeepStrictEqual(plain(one.result), plain(other.result))) throw new Error(`${name}: the two forms do not come to the same`);
  const times: Record<'raw' | 'entity', number[]> = { raw: [], entity: [] };
  for (let round = 0; round < rounds; round += 1) {
    const order = [['raw', raw] as const, ['entity', entity] as const];
    for (const [form, run] of round % 2 === 0 ? order : order.reverse()) times[form].push((await run()).seconds);
  }
  return { raw: size / median(times.raw), entity: size / median(times.entity) };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Rows and entities alike. */
function plain(value: unknown): unknown {
  if (value === undefined) return undefined;
  const seen = (_: string, each: unknown): unknown => {
    if (typeof each === 'bigint') return String(each);
    return each instanceof Map || each instanceof Set ? [...each].sort() : each;
  };
  return JSON.parse(JSON.stringify(value, seen));
}

class Undone extends Error {}

/** A form inside a transaction that is rolled back: every run finds the rows that the one before found. What `look` reads is compared. */
export function undone<L extends CityLogin>(
  database: Database<L>,
  city: City,
  work: (tx: CityTx<L>) => Promise<unknown>,
  look?: (tx: CityTx<L>) => Promise<unknown>,
): Form {
  return async () => {
    let run = { seconds: 0, result: undefined as unknown };
    const rolledBack = database.inCity(city.id, async (tx) => {
      const started = performance.now();
      const answer = await work(tx);
      const seconds = (performance.now() - started) / 1000;
      run = { seconds, result: look ? await look(tx) : answer };
      throw new Undone();
    });
    await rolledBack.catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
    return run;
  };
}

const AT_ONCE = 8;

/** A form of `count` requests, eight at once, as a server sees them. The last one's answer is compared. */
export function requests(count: number, request: () => Promise<unknown>): Form {
  return async () => {
    let left = count;
    let result: unknown;
    const started = performance.now();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (left-- > 0) result = await request();
      }),
    );
    return { seconds: (performance.now() - started) / 1000, result };
  };
}
