import { LessThanOrEqual } from 'typeorm';

import type { NetworkTx } from '../platform/database/index.js';
import { AccountSessionRow } from './account-session.entity.js';
import { AccountTryRow } from './account-try.entity.js';
import { AccountRow } from './account.entity.js';
import type { AccountId } from './account.js';
import { countUp } from './credentials/count-tries.js';

export async function findAccountByEmail(tx: NetworkTx, email: string): Promise<AccountRow | null> {
  return tx.manager.findOneBy(AccountRow, { email });
}

export async function findAccount(tx: NetworkTx, id: AccountId): Promise<AccountRow | null> {
  return tx.manager.findOneBy(AccountRow, { id });
}

export async function addAccount(tx: NetworkTx, row: AccountRow): Promise<void> {
  await tx.manager.insert(AccountRow, row);
}

export async function findAccountSession(tx: NetworkTx, tokenHash: Buffer): Promise<AccountSessionRow | null> {
  return tx.manager.findOneBy(AccountSessionRow, { tokenHash });
}

/** Adds a session, and takes away those that are over. */
export async function addAccountSession(tx: NetworkTx, row: AccountSessionRow): Promise<void> {
  await tx.manager.delete(AccountSessionRow, { expiresAt: LessThanOrEqual(row.createdAt) });
  await tx.manager.insert(AccountSessionRow, row);
}

export async function prolongAccountSession(tx: NetworkTx, tokenHash: Buffer, expiresAt: Date): Promise<void> {
  await tx.manager.update(AccountSessionRow, { tokenHash }, { expiresAt });
}

export async function endAccountSession(tx: NetworkTx, tokenHash: Buffer): Promise<void> {
  await tx.manager.delete(AccountSessionRow, { tokenHash });
}

/** As for a city's staff. */
export async function countAccountTry(tx: NetworkTx, accountHash: Buffer, now: Date, windowStart: Date): Promise<number> {
  await tx.manager.delete(AccountTryRow, { since: LessThanOrEqual(windowStart) });
  return countUp(tx, AccountTryRow, { accountHash }, now);
}

export async function forgetAccountTries(tx: NetworkTx, accountHash: Buffer): Promise<void> {
  await tx.manager.delete(AccountTryRow, { accountHash });
}
