import { LessThanOrEqual, Not } from 'typeorm';

import type { StaffId } from '../../kernel/ids.js';
import type { RealmTx } from '../realm.js';
import { tablesOf } from '../realm-tables.js';
import type { SessionRow } from './session.entity.js';

export async function findSession(tx: RealmTx, tokenHash: Buffer): Promise<SessionRow | null> {
  const { session, city } = tablesOf(tx);
  return tx.manager.findOneBy(session, { ...city, tokenHash });
}

/** Adds a session, and takes away the realm's sessions that are over. */
export async function addSession(tx: RealmTx, row: Readonly<SessionRow>): Promise<void> {
  const { session, city } = tablesOf(tx);
  await tx.manager.delete(session, { ...city, expiresAt: LessThanOrEqual(row.createdAt) });
  await tx.manager.insert(session, { ...row, ...city });
}

export async function prolongSession(tx: RealmTx, tokenHash: Buffer, expiresAt: Date): Promise<void> {
  const { session, city } = tablesOf(tx);
  await tx.manager.update(session, { ...city, tokenHash }, { expiresAt });
}

export async function endSession(tx: RealmTx, tokenHash: Buffer): Promise<void> {
  const { session, city } = tablesOf(tx);
  await tx.manager.delete(session, { ...city, tokenHash });
}

/** Ends every session of a person but the one with this token. */
export async function endOtherSessions(tx: RealmTx, staffId: StaffId, tokenHash: Buffer): Promise<void> {
  const { session, city } = tablesOf(tx);
  await tx.manager.delete(session, { ...city, staffId, tokenHash: Not(tokenHash) });
}
