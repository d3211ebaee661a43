import { LessThanOrEqual } from 'typeorm';

import type { RealmTx } from '../realm.js';
import { tablesOf } from '../realm-tables.js';

/** More are not counted: the door is long shut, and the column is small. */
const MOST_COUNTED = 1000;

/** Counts a try before its password is looked at, and says how many there were since `windowStart`. */
export async function countTry(tx: RealmTx, accountHash: Buffer, now: Date, windowStart: Date): Promise<number> {
  const { signInTry, city } = tablesOf(tx);
  await tx.manager.delete(signInTry, { ...city, since: LessThanOrEqual(windowStart) });
  return countUp(tx, accountHash, now);
}

/**
 * The first try adds the row; every later one counts up in it by one UPDATE, which waits for whoever counts in the same row: tries made at the
 * same moment are counted one after the other.
 */
async function countUp(tx: RealmTx, accountHash: Buffer, now: Date): Promise<number> {
  const { signInTry, city } = tablesOf(tx);
  const key = { ...city, accountHash };
  const first = { ...key, tries: 1, since: now };
  const added = await tx.manager
    .createQueryBuilder()
    .insert()
    .into(signInTry)
    .values(first)
    .orIgnore()
    .updateEntity(false)
    .returning(['tries'])
    .execute();
  if ((added.raw as unknown[]).length > 0) return first.tries;
  const counted = await tx.manager
    .createQueryBuilder()
    .update(signInTry)
    .set({ tries: () => `least(tries + 1, ${MOST_COUNTED})` })
    .where(key)
    .returning(['tries'])
    .execute();
  const [row] = counted.raw as { tries: number }[];
  // The row was taken away between the two: somebody signed in, or its quarter of an hour was over.
  return row?.tries ?? countUp(tx, accountHash, now);
}

export async function forgetTries(tx: RealmTx, accountHash: Buffer): Promise<void> {
  const { signInTry, city } = tablesOf(tx);
  await tx.manager.delete(signInTry, { ...city, accountHash });
}
