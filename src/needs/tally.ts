import { Injectable } from '@nestjs/common';

import type { City } from '../cities/index.js';
import { Money } from '../kernel/money.js';
import { type CityTx, type Database, InjectDatabase } from '../platform/database/index.js';

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

/** Adds to one of the counter's shards, picked by the connection, so that two writers do not wait for one row. */
export async function addToTally(tx: CityTx<'donor' | 'casework'>, change: TallyChange): Promise<void> {
  await tx.query(
    `INSERT INTO meeting.tally AS tally (city_id, shard, currency, listed, filled, given, paid)
     VALUES ($1, pg_backend_pid() % ${String(SHARDS)}, $2, $3, $4, $5, $6)
     ON CONFLICT (city_id, shard, currency) DO UPDATE SET listed = tally.listed + excluded.listed, filled = tally.filled + excluded.filled,
       given = tally.given + excluded.given, paid = tally.paid + excluded.paid`,
    [tx.cityId, change.currency, change.listed ?? 0, change.filled ?? 0, change.given ?? 0n, change.paid ?? 0],
  );
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
