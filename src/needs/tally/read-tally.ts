import { Injectable } from '@nestjs/common';

import type { City, NeedKind } from '../../cities/index.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { Money } from '../../kernel/money.js';
import { type Database, InjectDatabase, type Statement } from '../../platform/database/index.js';
import { openCounter, type OpenDay } from '../domain/open-days.js';

/**
 * What the counter shows of a city since it opened. In a banded city no two looks at it differ by fewer than k filled or paid needs of any one
 * kind: each kind steps by itself (see `openCounter`), and the sums are of what is told of each.
 */
export interface Tally {
  /** Bills filled to the last unit. */
  readonly bills: number;
  /** Support packages and cash support, filled likewise. */
  readonly supports: number;
  readonly amount: Money;
  /** Needs of all kinds that are confirmed as paid. */
  readonly paid: number;
  /**
   * Needs of all kinds, listed and not yet filled. In a banded city at least so many, when the day began: those of the classes that are not
   * public are among them only where they are k or more together, else the public classes' numbers would leave them by subtraction. No page
   * says it there below k: see `waitingShown`.
   */
  readonly waiting: number;
}

interface Row {
  readonly kind: NeedKind;
  readonly listed: bigint;
  readonly filled: bigint;
  readonly given: bigint;
  readonly paid: bigint;
}

interface DailySnapshot extends Row {
  readonly day: LocalDate;
  /** Needs of the classes that were public. */
  readonly publicCount: bigint;
}

const SUMS = 'sum(listed)::bigint AS listed, sum(filled)::bigint AS filled, sum(given)::bigint AS given, sum(paid)::bigint AS paid';

/** At most sixteen short rows a kind. In a banded city the counter of its mornings: a live one would say what each gift filled. */
const statements = {
  exact: {
    name: 'read-tally',
    text: `SELECT kind, ${SUMS} FROM meeting.tally WHERE city_id = $1 AND currency = $2 GROUP BY kind`,
  },
  banded: {
    name: 'read-tally-days',
    text: `SELECT day, kind, listed, filled, given, paid, public_count AS "publicCount" FROM meeting.tally_day WHERE city_id = $1 AND currency = $2 ORDER BY day`,
  },
} as const;

/** The city's counter. Raw SQL: it is on every home page, 3.2 times as fast in one round trip as through entities (`npm run bench:sql`). */
@Injectable()
export class ReadTally {
  constructor(@InjectDatabase('donor') private readonly database: Database<'donor'>) {}

  async run(city: City): Promise<Tally> {
    const values = [city.id, city.currency];
    if (city.listing === 'exact') {
      const sums: Statement<Row> = { ...statements.exact, values };
      const { sums: now } = await this.database.pipeline(city.id, { sums });
      return tallyOf(city, { filled: now, paid: now, waiting: notFilled(now) });
    }
    const days: Statement<DailySnapshot> = { ...statements.banded, values };
    const { days: snapshots } = await this.database.pipeline(city.id, { days });
    // A sum that grew by one bill over night would be that bill's amount: a banded city tells no step of fewer than k of a kind.
    const { filled, paid } = openCounter(snapshots, city.k);
    const told = (days: readonly OpenDay<Row>[]): readonly Row[] => days.at(-1)?.of ?? [];
    const last = snapshots.at(-1)?.day;
    const waiting = publicWaiting(
      snapshots.filter(({ day }) => day === last),
      city.k,
    );
    return tallyOf(city, { filled: told(filled), paid: told(paid), waiting });
  }
}

const sum = <T extends Row>(rows: readonly T[], count: (row: T) => bigint): bigint => rows.reduce((total, row) => total + count(row), 0n);
const notFilled = (rows: readonly Row[]): bigint => sum(rows, ({ listed, filled }) => listed - filled);

/** Decided by the morning's numbers alone: were it decided anew when a class leaves the page, the two answers would tell the difference. */
function publicWaiting(morning: readonly DailySnapshot[], k: number): bigint {
  const listed = sum(morning, (row) => row.publicCount);
  const hidden = notFilled(morning) - listed;
  return hidden >= BigInt(k) ? listed + hidden : listed;
}

interface PublicSums {
  readonly filled: readonly Row[];
  readonly paid: readonly Row[];
  readonly waiting: bigint;
}

function tallyOf({ currency }: City, { filled, paid, waiting }: PublicSums): Tally {
  return {
    bills: Number(sum(filled, (row) => (row.kind === 'bill' ? row.filled : 0n))),
    supports: Number(sum(filled, (row) => (row.kind === 'bill' ? 0n : row.filled))),
    amount: Money.of(
      sum(filled, (row) => row.given),
      currency,
    ),
    paid: Number(sum(paid, (row) => row.paid)),
    waiting: Number(waiting),
  };
}
