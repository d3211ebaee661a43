import { assert } from '../kernel/assert.js';
import type { NeedKind } from '../cities/index.js';
import type { LocalDate } from '../kernel/local-date.js';
import { sqlBefore } from '../kernel/lifecycle.js';
import type { CityTx } from '../platform/database/index.js';
import { shrinkClasses, shrinkDistricts } from './classes/class.store.js';
import { needLifecycle } from './domain/need-lifecycle.js';
import { type AllocationToFund, countNeedsIn } from './domain/allocation.js';
import { addToTally } from './tally/tally.js';

/**
 * Funds allocations. The `reserved` ones were reserved before; the proposed ones take what room there is now. A need that is full becomes
 * funded on `today` and leaves its class. All or nothing: a part that does not fit is a bug of the caller, who looked at the locked rows
 * first. Raw SQL: one statement for a batch, 5.9 times as fast as an update for each need (`npm run bench:sql`).
 */
export async function fundNeeds(tx: CityTx<'donor'>, allocations: readonly AllocationToFund[], today: LocalDate): Promise<void> {
  if (allocations.length === 0) return;
  const rows = await tx.query<FundedClass>(
    `WITH part AS (
       SELECT need_id, sum(amount)::bigint AS amount, sum(amount) FILTER (WHERE reserved) AS reserved
       FROM unnest($2::uuid[], $3::bigint[], $4::boolean[]) AS part (need_id, amount, reserved) GROUP BY need_id
     ),
     funded AS (
       UPDATE meeting.need AS need SET
         reserved = need.reserved - coalesce(part.reserved, 0),
         funded = need.funded + part.amount,
         status = CASE WHEN need.funded + part.amount = need.amount THEN 'funded' ELSE need.status END,
         funded_on = CASE WHEN need.funded + part.amount = need.amount THEN $5::date END
       FROM part
       WHERE need.city_id = $1 AND need.id = part.need_id AND need.status IN (${sqlBefore(needLifecycle, 'funded')})
       RETURNING need.kind, need.code, need.price_band AS "priceBand", need.district, need.currency, part.amount, need.status
     )
     SELECT kind, code, "priceBand", district, currency, sum(amount)::bigint AS given, count(*) FILTER (WHERE status = 'funded')::integer AS filled,
            count(*)::integer AS needs FROM funded GROUP BY kind, code, "priceBand", district, currency`,
    [
      tx.cityId,
      allocations.map((part) => part.needId),
      allocations.map((part) => part.amount),
      allocations.map((part) => part.reserved),
      today,
    ],
  );
  const reached = rows.reduce((sum, row) => sum + row.needs, 0);
  assert(reached === countNeedsIn(allocations), 'a part of a need that is not open');
  await shrinkClasses(
    tx,
    rows.map(({ kind, code, priceBand, currency, filled }) => ({ kind, code, priceBand, currency, by: filled })),
  );
  await shrinkDistricts(
    tx,
    rows.map(({ kind, district, filled }) => ({ district: kind === 'bill' ? district : null, by: filled })),
  );
  for (const change of byKind(rows)) await addToTally(tx, change);
}

interface FundedClass {
  readonly kind: NeedKind;
  readonly code: string;
  readonly priceBand: bigint;
  readonly district: string | null;
  readonly currency: string;
  readonly given: bigint;
  readonly filled: number;
  readonly needs: number;
}

/** One change of the counter for each kind and currency. */
function byKind(rows: readonly FundedClass[]): { kind: NeedKind; currency: string; given: bigint; filled: number }[] {
  const sums = new Map<string, { kind: NeedKind; currency: string; given: bigint; filled: number }>();
  for (const { kind, currency, given, filled } of rows) {
    const sum = sums.get(`${kind} ${currency}`) ?? { kind, currency, given: 0n, filled: 0 };
    sums.set(`${kind} ${currency}`, { kind, currency, given: sum.given + given, filled: sum.filled + filled });
  }
  return [...sums.values()];
}
