import { randomInt } from 'node:crypto';
import { IsNull, Not } from 'typeorm';

import type { NeedKind } from '../../cities/index.js';
import { assert } from '../../kernel/assert.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { CityTx } from '../../platform/database/index.js';
import { NeedClassEntity } from '../classes/need-class.entity.js';
import { TallyEntity } from './tally.entity.js';
import { TallyDayEntity } from './tally-day.entity.js';

const TALLY_SHARDS = 16;

/** A change of the counter; amounts in minor units, negative when a gift goes back. */
export interface TallyChange {
  readonly kind: NeedKind;
  readonly currency: string;
  readonly listed?: number;
  readonly filled?: number;
  readonly given?: bigint;
  readonly paid?: number;
}

/** Adds to one of the counter's shards, picked at random, so that two writers seldom wait for one row. The first in a shard adds its row. */
export async function addToTally(tx: CityTx<'donor' | 'casework'>, change: TallyChange): Promise<void> {
  const key = { cityId: tx.cityId, shard: randomInt(TALLY_SHARDS), kind: change.kind, currency: change.currency };
  const counts = {
    listed: BigInt(change.listed ?? 0),
    filled: BigInt(change.filled ?? 0),
    given: change.given ?? 0n,
    paid: BigInt(change.paid ?? 0),
  };
  const nothing = { listed: 0n, filled: 0n, given: 0n, paid: 0n };
  if (await countUp(tx, key, counts)) return;
  await tx.manager
    .createQueryBuilder()
    .insert()
    .into(TallyEntity)
    .values({ ...key, ...nothing })
    .orIgnore()
    .updateEntity(false)
    .execute();
  assert(await countUp(tx, key, counts), 'a shard of the counter is there once it was added');
}

type Counts = Pick<TallyEntity, 'listed' | 'filled' | 'given' | 'paid'>;

/** @returns false where the shard has no row yet */
async function countUp(tx: CityTx<'donor' | 'casework'>, key: Pick<TallyEntity, 'cityId' | 'shard' | 'kind' | 'currency'>, counts: Counts) {
  const { affected } = await tx.manager
    .createQueryBuilder()
    .update(TallyEntity)
    .set({
      listed: () => 'listed + :listed',
      filled: () => 'filled + :filled',
      given: () => 'given + :given',
      paid: () => 'paid + :paid',
    })
    .where(key)
    .setParameters(counts)
    .execute();
  return affected === 1;
}

/** Keeps the counter as it stands when `day` begins, and how many of its needs are in classes that are public then: counted before. */
export async function closeTallyDay(tx: CityTx<'donor'>, day: LocalDate): Promise<void> {
  const sums = await tx.manager
    .createQueryBuilder(TallyEntity, 'tally')
    .select(['tally.kind AS kind', 'tally.currency AS currency'])
    .addSelect(['listed', 'filled', 'given', 'paid'].map((column) => `sum(tally.${column})::bigint AS ${column}`))
    .where('tally.cityId = :cityId', { cityId: tx.cityId })
    .groupBy('tally.kind, tally.currency')
    .getRawMany<Omit<TallyDayEntity, 'cityId' | 'day' | 'publicCount'>>();
  if (sums.length === 0) return;
  const classes = await tx.manager.findBy(NeedClassEntity, { cityId: tx.cityId, publicCount: Not(IsNull()) });
  const publicCount = ({ kind, currency }: Pick<TallyDayEntity, 'kind' | 'currency'>): bigint =>
    classes.reduce((sum, each) => (each.kind === kind && each.currency === currency ? sum + BigInt(each.publicCount ?? 0) : sum), 0n);
  const rows = sums.map((sum) => ({ ...sum, cityId: tx.cityId, day, publicCount: publicCount(sum) }));
  await tx.manager.createQueryBuilder().insert().into(TallyDayEntity).values(rows).orIgnore().updateEntity(false).execute();
}
