import { Any } from 'typeorm';
import { assert } from '../kernel/assert.js';
import type { CityId, NeedId } from '../kernel/ids.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { CityTx, Statement } from '../platform/database/index.js';
import { NeedEntity } from './need.entity.js';
import { addToTally } from './tally.js';

/** A part of a need, in minor units of its currency. One line a need in one call. */
export interface NeedPart {
  readonly needId: NeedId;
  readonly amount: bigint;
}

/** A need's numbers after a change. */
export interface NeedNumbers {
  readonly needId: NeedId;
  readonly billerCode: string | null;
  readonly currency: string;
  readonly remaining: bigint;
}

/**
 * Holds parts of needs for a checkout: one conditional UPDATE, rows locked in id order, so 200 at once cannot take more than there is
 * (check-then-insert took three times as much). Fails with need_filled when one line does not fit, is not open, or not fundable at `now`.
 */
export function reserveStatement(cityId: CityId, parts: readonly NeedPart[], currency: string, now: Date): Statement {
  return {
    name: 'reserve-needs',
    text: `
      WITH part AS (SELECT * FROM unnest($2::uuid[], $3::bigint[]) AS part (need_id, amount)),
      locked AS (
        SELECT need.id FROM meeting.need AS need JOIN part ON part.need_id = need.id
        WHERE need.city_id = $1 ORDER BY need.id FOR UPDATE OF need
      ),
      held AS (
        UPDATE meeting.need AS need SET reserved = need.reserved + part.amount
        FROM part JOIN locked ON locked.id = part.need_id
        WHERE need.city_id = $1 AND need.id = part.need_id AND need.status = 'open' AND need.currency = $4 AND need.fundable_until >= $5
          AND need.reserved + need.funded + part.amount <= need.amount
        RETURNING need.id
      )
      SELECT shared.demand((SELECT count(*) FROM held) = cardinality($2::uuid[]), 'need_filled')`,
    values: [cityId, parts.map((part) => part.needId), parts.map((part) => part.amount), currency, now],
  };
}

/**
 * Turns held parts into funding. `held` parts were reserved before; the others take what room there is now. A need that is full becomes
 * funded on `today`. All or nothing: a part that does not fit is a bug of the caller, who looked at the locked rows first.
 */
export async function fundNeeds(tx: CityTx<'donor'>, parts: readonly (NeedPart & { held: boolean })[], today: LocalDate): Promise<void> {
  if (parts.length === 0) return;
  const rows = await tx.query<{ currency: string; given: bigint; filled: bigint; needs: bigint }>(
    `WITH part AS (
       SELECT need_id, sum(amount)::bigint AS amount, sum(amount) FILTER (WHERE held) AS held
       FROM unnest($2::uuid[], $3::bigint[], $4::boolean[]) AS part (need_id, amount, held) GROUP BY need_id
     ),
     funded AS (
       UPDATE meeting.need AS need SET
         reserved = need.reserved - coalesce(part.held, 0),
         funded = need.funded + part.amount,
         status = CASE WHEN need.funded + part.amount = need.amount THEN 'funded' ELSE 'open' END,
         funded_on = CASE WHEN need.funded + part.amount = need.amount THEN $5::date END
       FROM part
       WHERE need.city_id = $1 AND need.id = part.need_id AND need.status = 'open'
       RETURNING need.currency, part.amount, need.status
     )
     SELECT currency, sum(amount)::bigint AS given, count(*) FILTER (WHERE status = 'funded') AS filled, count(*) AS needs FROM funded GROUP BY currency`,
    [tx.cityId, parts.map((part) => part.needId), parts.map((part) => part.amount), parts.map((part) => part.held), today],
  );
  const expected = new Set(parts.map((part) => part.needId)).size;
  const reached = rows.reduce((sum, row) => sum + Number(row.needs), 0);
  assert(reached === expected, 'a part of a need that is not open');
  for (const { currency, given, filled } of rows) await addToTally(tx, { currency, given, filled: Number(filled) });
}

/** Lets held parts go again: an abandoned, declined or lapsed checkout. */
export async function releaseNeeds(tx: CityTx<'donor'>, parts: readonly NeedPart[]): Promise<void> {
  if (parts.length === 0) return;
  await tx.query(
    `UPDATE meeting.need AS need SET reserved = need.reserved - part.amount
     FROM (SELECT need_id, sum(amount)::bigint AS amount FROM unnest($2::uuid[], $3::bigint[]) AS part (need_id, amount) GROUP BY need_id) AS part
     WHERE need.city_id = $1 AND need.id = part.need_id`,
    [tx.cityId, parts.map((part) => part.needId), parts.map((part) => part.amount)],
  );
}

/** Locks needs in id order and says what remains of those that are still open. */
export async function lockNeeds(tx: CityTx<'donor'>, ids: readonly NeedId[]): Promise<NeedNumbers[]> {
  if (ids.length === 0) return [];
  const rows = await tx.manager.find(NeedEntity, {
    select: { id: true, billerCode: true, currency: true, amount: true, reserved: true, funded: true, status: true },
    where: { cityId: tx.cityId, id: Any([...ids]) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  return rows.map(({ id, billerCode, currency, amount, reserved, funded, status }) => ({
    needId: id as NeedId,
    billerCode,
    currency,
    remaining: status === 'open' ? amount - reserved - funded : 0n,
  }));
}

/** The next needs in the city's published order — nearest due date, then oldest — for money whose first choice is gone. Locks them. */
export async function nextNeeds(
  tx: CityTx<'donor'>,
  billerCode: string,
  currency: string,
  limit: number,
  now: Date,
): Promise<NeedNumbers[]> {
  return tx.manager
    .createQueryBuilder(NeedEntity, 'need')
    .select('need.id', 'needId')
    .addSelect('need.billerCode', 'billerCode')
    .addSelect('need.currency', 'currency')
    .addSelect('need.amount - need.reserved - need.funded', 'remaining')
    .where(`need.cityId = :city AND need.status = 'open'`, { city: tx.cityId })
    .andWhere('need.billerCode = :billerCode AND need.currency = :currency', { billerCode, currency })
    .andWhere('need.fundableUntil >= :now AND need.amount > need.reserved + need.funded', { now })
    .orderBy('need.dueOn')
    .addOrderBy('need.id')
    .limit(limit)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getRawMany<NeedNumbers>();
}
