import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';

import type { City } from '../cities/index.js';
import { assert } from '../kernel/assert.js';
import { Money } from '../kernel/money.js';
import { type CityTx, type Database, InjectDatabase } from '../platform/database/index.js';
import { TallyEntity } from './tally.entity.js';

const SHARDS = 16;

/** What the live counter shows of a city since it opened. */
export interface Tally {
  /** Bills filled to the last unit. */
  readonly bills: number;
  readonly amount: Money;
  /** Bills the biller has confirmed. */
  readonly paid: number;
  /** Bills listed and not yet filled. */
  readonly waiting: number;
}

/** A change of the counter; amounts in minor units, negative when a gift goes back. */
export interface TallyChange {
  readonly currency: string;
  readonly listed?: number;
  readonly filled?: number;
  readonly given?: bigint;
  readonly paid?: number;
}

/** Adds to one of the counter's shards, picked at random, so that two writers seldom wait for one row. The first in a shard adds its row. */
export async function addToTally(tx: CityTx<'donor' | 'casework'>, change: TallyChange): Promise<void> {
  const key = { cityId: tx.cityId, shard: randomInt(SHARDS), currency: change.currency };
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
async function countUp(tx: CityTx<'donor' | 'casework'>, key: Pick<TallyEntity, 'cityId' | 'shard' | 'currency'>, counts: Counts) {
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

/** The live counter: at most sixteen short rows, whatever the city has lived through. Raw SQL, for it is on every home page. */
@Injectable()
export class ReadTally {
  constructor(@InjectDatabase('donor') private readonly database: Database<'donor'>) {}

  async run(city: City): Promise<Tally> {
    const [rows] = await this.database.pipeline(city.id, [
      {
        name: 'read-tally',
        text: `SELECT sum(filled)::bigint AS bills, sum(given)::bigint AS given, sum(paid)::bigint AS paid, sum(listed - filled)::bigint AS waiting
               FROM meeting.tally WHERE city_id = $1 AND currency = $2`,
        values: [city.id, city.currency],
      },
    ]);
    const [row] = rows as { bills: bigint | null; given: bigint | null; paid: bigint | null; waiting: bigint | null }[];
    return {
      bills: Number(row?.bills ?? 0n),
      amount: Money.of(row?.given ?? 0n, city.currency),
      paid: Number(row?.paid ?? 0n),
      waiting: Number(row?.waiting ?? 0n),
    };
  }
}
