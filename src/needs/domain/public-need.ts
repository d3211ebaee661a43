import { assert } from '../../kernel/assert.js';
import type { BillerKind, City, NeedKind } from '../../cities/index.js';
import { isCurrency } from '../../kernel/currency.js';
import type { NeedId } from '../../kernel/ids.js';
import { daysBetween, type LocalDate } from '../../kernel/local-date.js';
import { Money } from '../../kernel/money.js';
import type { NeedStatus } from './need-lifecycle.js';

/** What anybody may see of a need, in a city whose listing is `exact`. */
export interface PublicNeed {
  readonly id: NeedId;
  readonly kind: NeedKind;
  readonly status: NeedStatus;
  readonly billerCode: string;
  readonly billerKind: BillerKind;
  readonly amount: Money;
  /** What is neither given nor held by a checkout. */
  readonly remaining: Money;
  /** Only where k waiting bills share it. */
  readonly district?: string;
  readonly publishedOn: LocalDate;
  readonly daysWaiting: number;
  readonly dueOn?: LocalDate;
  /** False once its days after the due date have passed. */
  readonly fundable: boolean;
}

/** The columns of a public row, as SQL names them. */
export interface NeedRow {
  readonly id: string;
  readonly kind: NeedKind;
  readonly status: NeedStatus;
  readonly currency: string;
  readonly amount: bigint;
  readonly reserved: bigint;
  readonly funded: bigint;
  readonly billerCode: string | null;
  readonly dueOn: string | null;
  /** Left out where the query asked for fundable rows alone: an instant costs more to read than the rest of a row. */
  readonly fundableUntil?: Date;
  readonly publishedOn: string;
}

/**
 * Rows as anybody may see them. The city's day is asked for once: it costs more than a row.
 * @param districtOf the district that a row may name: one that k waiting bills share
 */
export function publicNeeds<Row extends NeedRow>(
  rows: readonly Row[],
  city: City,
  now: Date,
  districtOf: (row: Row) => string | null,
): PublicNeed[] {
  const today = city.today(now);
  return rows.map((row) => publicNeed(row, city, now, today, districtOf(row)));
}

function publicNeed(row: NeedRow, city: City, now: Date, today: LocalDate, district: string | null): PublicNeed {
  assert(isCurrency(row.currency) && row.billerCode !== null, 'a bill without currency or biller');
  // A `date` of the database is a day that exists: it is not checked again, row by row.
  const publishedOn = row.publishedOn as LocalDate;
  return {
    id: row.id as NeedId,
    kind: row.kind,
    status: row.status,
    billerCode: row.billerCode,
    billerKind: city.biller(row.billerCode).kind,
    amount: Money.of(row.amount, row.currency),
    remaining: Money.of(row.amount - row.reserved - row.funded, row.currency),
    publishedOn,
    daysWaiting: daysBetween(publishedOn, today),
    fundable: row.status === 'open' && (row.fundableUntil === undefined || row.fundableUntil.getTime() >= now.getTime()),
    ...(district === null ? {} : { district }),
    ...(row.dueOn === null ? {} : { dueOn: row.dueOn as LocalDate }),
  };
}
