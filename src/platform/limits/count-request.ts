import type { CityId } from '../../kernel/ids.js';
import { sideOf, type Statement } from '../database/index.js';
import type { Worker } from '../jobs/index.js';

export interface CountedRequest {
  readonly rateLimit: string;
  readonly clientSubnet: Buffer;
  readonly windowStart: Date;
}

/** The limit is long exceeded then, and the column has a largest value. */
const MAX_COUNTED_REQUESTS = 1_000_000;

/**
 * Counts a request and answers how many there were in its window. A process whose clock is a little behind counts into the newer window.
 * Raw SQL: TypeORM's upsert cannot add to what is there, and by entities it would be a lock held over several trips (`npm run bench:sql`).
 */
export function countStatement(
  worker: Worker,
  cityId: CityId,
  { rateLimit, clientSubnet, windowStart }: CountedRequest,
): Statement<{ requests: number }> {
  const table = `${sideOf(worker)}.request_count`;
  return {
    name: `count-request-${worker}`,
    text: `
      INSERT INTO ${table} AS known (city_id, rate_limit, client_subnet, window_start, requests) VALUES ($1, $2, $3, $4, 1)
      ON CONFLICT (city_id, rate_limit, client_subnet) DO UPDATE SET
        requests = CASE WHEN known.window_start >= excluded.window_start THEN least(known.requests + 1, ${String(MAX_COUNTED_REQUESTS)}) ELSE 1 END,
        window_start = greatest(known.window_start, excluded.window_start)
      RETURNING requests`,
    values: [cityId, rateLimit, clientSubnet, windowStart],
  };
}
