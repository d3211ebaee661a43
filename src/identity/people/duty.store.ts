import { IsNull, LessThanOrEqual, MoreThanOrEqual, Not } from 'typeorm';

import type { Actor } from '../../kernel/actor.js';
import type { Duty } from '../../kernel/duties.js';
import type { StaffId } from '../../kernel/ids.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { CityTx } from '../../platform/database/index.js';
import type { RealmTx } from '../realm.js';
import { tablesOf } from '../realm-tables.js';
import { DutyExceptionRow } from './duty-exception.entity.js';
import type { CityDutyRow, DutyRow } from './duty.entity.js';

/** The exception that a city's duty rests on, with its days. */
export type DutyExceptionDays = Pick<CityDutyRow, 'exceptionId' | 'exceptionFrom' | 'exceptionUntil'>;

/** What a person may do on a day: confirmed rows that hold on it. */
export async function dutiesOn(tx: RealmTx, staffId: StaffId, day: LocalDate): Promise<Duty[]> {
  const { duty, city } = tablesOf(tx);
  const begun = { ...city, staffId, confirmedAt: Not(IsNull()), validFrom: LessThanOrEqual(day) };
  const rows = await tx.manager.find(duty, {
    where: [
      { ...begun, validUntil: IsNull() },
      { ...begun, validUntil: MoreThanOrEqual(day) },
    ],
    order: { duty: 'ASC' },
  });
  return rows.map((row) => row.duty);
}

/** Every row of the realm that is not over by that day, also those that wait. */
export async function listDuties(tx: RealmTx, day: LocalDate): Promise<DutyRow[]> {
  const { duty, city } = tablesOf(tx);
  const where = [
    { ...city, validUntil: IsNull() },
    { ...city, validUntil: MoreThanOrEqual(day) },
  ];
  return tx.manager.find(duty, { where, order: { duty: 'ASC' } });
}

export async function addDuties(tx: RealmTx, rows: readonly (Readonly<DutyRow> & Partial<DutyExceptionDays>)[]): Promise<void> {
  const { duty, city } = tablesOf(tx);
  await tx.manager.insert(
    duty,
    rows.map((row) => ({ ...row, ...city })),
  );
}

/** A person's duties that wait come into force. */
export async function confirmDuties(tx: RealmTx, staffId: StaffId, by: Actor, confirmedAt: Date): Promise<void> {
  const { duty, city } = tablesOf(tx);
  const confirmed = { confirmedBy: by.id, confirmedByName: by.name, confirmedAt };
  await tx.manager.update(duty, { ...city, staffId, confirmedAt: IsNull() }, confirmed);
}

export async function removeWaitingDuties(tx: RealmTx, staffId: StaffId): Promise<void> {
  const { duty, city } = tablesOf(tx);
  await tx.manager.delete(duty, { ...city, staffId, confirmedAt: IsNull() });
}

/** The exception that stands in the city on a day, the longest one; null where there is none. */
export async function exceptionOn(tx: CityTx<'office'>, day: LocalDate): Promise<DutyExceptionRow | null> {
  return tx.manager.findOne(DutyExceptionRow, {
    where: { cityId: tx.cityId, validFrom: LessThanOrEqual(day), validUntil: MoreThanOrEqual(day) },
    order: { validUntil: 'DESC' },
  });
}
