import { IsNull, LessThanOrEqual, Not } from 'typeorm';

import type { StaffId } from '../../kernel/ids.js';
import type { CityTx } from '../../platform/database/index.js';
import { StaffSessionRow } from '../sessions/session.entity.js';
import { StaffTryRow } from '../credentials/sign-in-try.entity.js';
import { StaffRow } from './staff.entity.js';
import { countUp } from '../credentials/count-tries.js';

/** The logins that reach a city's staff. */
export type StaffTx = CityTx<'office' | 'casework'>;

export async function findStaffByEmail(tx: StaffTx, email: string): Promise<StaffRow | null> {
  return tx.manager.findOneBy(StaffRow, { cityId: tx.cityId, email });
}

export async function findStaff(tx: StaffTx, id: StaffId): Promise<StaffRow | null> {
  return tx.manager.findOneBy(StaffRow, { cityId: tx.cityId, id });
}

export async function listStaff(tx: CityTx<'office'>): Promise<StaffRow[]> {
  return tx.manager.find(StaffRow, { where: { cityId: tx.cityId }, order: { name: 'ASC', id: 'ASC' } });
}

export async function addStaff(tx: CityTx<'office'>, row: Omit<StaffRow, 'cityId'>): Promise<void> {
  await tx.manager.insert(StaffRow, { ...row, cityId: tx.cityId });
}

/** @returns false where the account does not wait */
export async function confirmStaff(tx: CityTx<'office'>, id: StaffId, confirmedBy: string, confirmedAt: Date): Promise<boolean> {
  const waiting = { cityId: tx.cityId, id, confirmedAt: IsNull() };
  return (await tx.manager.update(StaffRow, waiting, { confirmedBy, confirmedAt })).affected === 1;
}

/** Takes an account away that waits, and its address is free again. @returns false where it does not wait */
export async function removeWaitingStaff(tx: CityTx<'office'>, id: StaffId): Promise<boolean> {
  return (await tx.manager.delete(StaffRow, { cityId: tx.cityId, id, confirmedAt: IsNull() })).affected === 1;
}

/** @returns false where the password was changed meanwhile */
export async function changePassword(tx: CityTx<'office'>, { id, passwordHash }: StaffRow, newHash: string): Promise<boolean> {
  const before = { cityId: tx.cityId, id, passwordHash };
  return (await tx.manager.update(StaffRow, before, { passwordHash: newHash, passwordOwn: true })).affected === 1;
}

export async function findSession(tx: StaffTx, tokenHash: Buffer): Promise<StaffSessionRow | null> {
  return tx.manager.findOneBy(StaffSessionRow, { cityId: tx.cityId, tokenHash });
}

/** Adds a session, and takes away the city's sessions that are over. */
export async function addSession(tx: StaffTx, row: Omit<StaffSessionRow, 'cityId'>): Promise<void> {
  await tx.manager.delete(StaffSessionRow, { cityId: tx.cityId, expiresAt: LessThanOrEqual(row.createdAt) });
  await tx.manager.insert(StaffSessionRow, { ...row, cityId: tx.cityId });
}

export async function prolongSession(tx: StaffTx, tokenHash: Buffer, expiresAt: Date): Promise<void> {
  await tx.manager.update(StaffSessionRow, { cityId: tx.cityId, tokenHash }, { expiresAt });
}

export async function endSession(tx: StaffTx, tokenHash: Buffer): Promise<void> {
  await tx.manager.delete(StaffSessionRow, { cityId: tx.cityId, tokenHash });
}

/** Ends every session of a person but the one with this token. */
export async function endOtherSessions(tx: StaffTx, staffId: StaffId, tokenHash: Buffer): Promise<void> {
  await tx.manager.delete(StaffSessionRow, { cityId: tx.cityId, staffId, tokenHash: Not(tokenHash) });
}

/** Counts a try before its password is looked at, and says how many there were since `windowStart`. */
export async function countTry(tx: StaffTx, accountHash: Buffer, now: Date, windowStart: Date): Promise<number> {
  await tx.manager.delete(StaffTryRow, { cityId: tx.cityId, since: LessThanOrEqual(windowStart) });
  const key = { cityId: tx.cityId, accountHash };
  return countUp(tx, StaffTryRow, key, now);
}

export async function forgetTries(tx: StaffTx, accountHash: Buffer): Promise<void> {
  await tx.manager.delete(StaffTryRow, { cityId: tx.cityId, accountHash });
}
