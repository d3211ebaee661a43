import type { FindOptionsWhere } from 'typeorm';

import type { Actor } from '../../kernel/actor.js';
import type { StaffId } from '../../kernel/ids.js';
import { moveOne } from '../../platform/database/index.js';
import { staffLifecycle } from '../domain/staff-lifecycle.js';
import type { RealmTx } from '../realm.js';
import { tablesOf } from '../realm-tables.js';
import type { StaffRow } from './staff.entity.js';

export async function findStaffByEmail(tx: RealmTx, email: string): Promise<StaffRow | null> {
  const { staff, city } = tablesOf(tx);
  return tx.manager.findOneBy(staff, { ...city, email });
}

export async function findStaff(tx: RealmTx, id: StaffId): Promise<StaffRow | null> {
  const { staff, city } = tablesOf(tx);
  return tx.manager.findOneBy(staff, { ...city, id });
}

/** The account, locked: two decisions on it follow each other. */
export async function lockStaff(tx: RealmTx, id: StaffId): Promise<StaffRow | null> {
  const { staff, city } = tablesOf(tx);
  const where: FindOptionsWhere<StaffRow> & typeof city = { ...city, id };
  return tx.manager.findOne(staff, { where, lock: { mode: 'pessimistic_write' } });
}

/** All of the realm, by name. */
export async function listStaff(tx: RealmTx): Promise<StaffRow[]> {
  const { staff, city } = tablesOf(tx);
  const where: FindOptionsWhere<StaffRow> & typeof city = city;
  return tx.manager.find(staff, { where, order: { name: 'ASC', id: 'ASC' } });
}

export async function addStaff(tx: RealmTx, row: Readonly<StaffRow>): Promise<void> {
  const { staff, city } = tablesOf(tx);
  await tx.manager.insert(staff, { ...row, ...city });
}

/** @throws Refusal wrong_state where the account does not wait */
export async function confirmStaff(tx: RealmTx, id: StaffId, by: Actor, confirmedAt: Date): Promise<void> {
  const confirmed = { confirmedBy: by.id, confirmedByName: by.name, confirmedAt };
  await moveOne(tx, tablesOf(tx).staff, staffLifecycle, 'active', { id, status: 'waiting' }, confirmed);
}

/** Takes an account away that waits, and its address is free again. @returns false where it does not wait */
export async function removeWaitingStaff(tx: RealmTx, id: StaffId): Promise<boolean> {
  const { staff, city } = tablesOf(tx);
  return (await tx.manager.delete(staff, { ...city, id, status: 'waiting' })).affected === 1;
}

/** @returns false where the password was changed meanwhile */
export async function changePassword(tx: RealmTx, { id, passwordHash }: StaffRow, newHash: string): Promise<boolean> {
  const { staff, city } = tablesOf(tx);
  return (await tx.manager.update(staff, { ...city, id, passwordHash }, { passwordHash: newHash, passwordOwn: true })).affected === 1;
}
