import type { NeedKind } from '../cities/index.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { CityTx } from '../platform/database/index.js';
import { TallyEntity } from './tally.entity.js';
import { TallyDayEntity } from './tally-day.entity.js';

const SHARDS = 16;

/** A change of the counter; amounts in minor units, negative when a gift goes back. */
export interface TallyChange {
  readonly kind: NeedKind;
  readonly currency: string;
  readonly listed?: number;
  readonly filled?: number;
  readonly given?: bigint;
  readonly paid?: number;
}

/** Adds to one of the counter's shards, picked by the connection, so that two writers do not wait for one row. */
export async function addToTally(tx: CityTx<'donor' | 'casework'>, change: TallyChange): Promise<void> {
  await tx.query(
    `INSERT INTO meeting.tally AS tally (city_id, shard, kind, currency, listed, filled, given, paid)
     VALUES ($1, pg_backend_pid() % ${String(SHARDS)}, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (city_id, shard, kind, currency) DO UPDATE SET listed = tally.listed + excluded.listed, filled = tally.filled + excluded.filled,
       given = tally.given + excluded.given, paid = tally.paid + excluded.paid`,
    [tx.cityId, change.kind, change.currency, change.listed ?? 0, change.filled ?? 0, change.given ?? 0n, change.paid ?? 0],
  );
}

/** Keeps the counter as it stands when `day` begins. */
export async function closeTallyDay(tx: CityTx<'donor'>, day: LocalDate): Promise<void> {
  const sums = await tx.manager
    .createQueryBuilder(TallyEntity, 'tally')
    .select(['tally.kind AS kind', 'tally.currency AS currency'])
    .addSelect(['listed', 'filled', 'given', 'paid'].map((column) => `sum(tally.${column})::bigint AS ${column}`))
    .where('tally.cityId = :cityId', { cityId: tx.cityId })
    .groupBy('tally.kind, tally.currency')
    .getRawMany<Omit<TallyDayEntity, 'cityId' | 'day'>>();
  if (sums.length === 0) return;
  const rows = sums.map((sum) => ({ ...sum, cityId: tx.cityId, day }));
  await tx.manager.createQueryBuilder().insert().into(TallyDayEntity).values(rows).orIgnore().updateEntity(false).execute();
}
