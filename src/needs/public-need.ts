import { assert } from '../kernel/assert.js';
import type { BillerKind, City, NeedKind } from '../cities/index.js';
import { isCurrency } from '../kernel/currency.js';
import type { NeedId } from '../kernel/ids.js';
import { daysBetween, type LocalDate } from '../kernel/local-date.js';
import { Money } from '../kernel/money.js';
import type { NeedStatus } from './domain/need-lifecycle.js';

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
  /** Its district, where k waiting bills share it; else none, whatever is known of the bill. */
  readonly publicDistrict: string | null;
}

/** Rows as anybody may see them. The city's day is asked for once: it costs more than a row. */
export function publicNeeds(rows: readonly NeedRow[], city: City, now: Date): PublicNeed[] {
  const today = city.today(now);
  return rows.map((row) => publicNeed(row, city, now, today));
}

function publicNeed(row: NeedRow, city: City, now: Date, today: LocalDate): PublicNeed {
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
    ...(row.publicDistrict === null ? {} : { district: row.publicDistrict }),
    ...(row.dueOn === null ? {} : { dueOn: row.dueOn as LocalDate }),
  };
}
