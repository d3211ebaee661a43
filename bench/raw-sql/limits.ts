import { createHash } from 'node:crypto';
import type { City } from '../../src/cities/index.js';
import type { Database } from '../../src/platform/database/index.js';
import { countStatement } from '../../src/platform/limits/count-request.js';
import { requestCounts } from '../../src/platform/limits/request-count.entity.js';
import { requests, type Case } from './compare.js';

const windowStart = new Date('2026-11-02T10:00:00Z');

/** A counted request: of eight subnets in turns, as if each asked all the time. */
export function limitCases(database: Database<'donor'>, city: City): Case[] {
  let next = 0;
  const counted = (rateLimit: string) => ({
    rateLimit,
    clientSubnet: createHash('sha256')
      .update(String(next++ % 8))
      .digest()
      .subarray(0, 16),
    windowStart,
  });
  const byEntities = (): Promise<number> =>
    database.inCity(city.id, async ({ cityId, manager }) => {
      const { clientSubnet, rateLimit } = counted('bench_entities');
      const key = { cityId, rateLimit, clientSubnet };
      const updated = await manager
        .createQueryBuilder()
        .update(requestCounts.giving)
        .set({ requests: () => 'CASE WHEN window_start >= :now THEN requests + 1 ELSE 1 END', windowStart })
        .where(key)
        .setParameter('now', windowStart)
        .returning(['requests'])
        .execute();
      const [row] = updated.raw as { requests: number }[];
      if (row) return row.requests;
      await manager
        .createQueryBuilder()
        .insert()
        .into(requestCounts.giving)
        .values({ ...key, windowStart, requests: 1 })
        .orIgnore()
        .updateEntity(false)
        .execute();
      return 1;
    });
  return [
    {
      name: 'a request counted',
      of: 'requests',
      size: 200,
      raw: requests(200, () =>
        database.pipeline(city.id, { count: countStatement('donor', city.id, counted('bench_raw')) }).then(() => undefined),
      ),
      entity: requests(200, () => byEntities().then(() => undefined)),
    },
  ];
}
