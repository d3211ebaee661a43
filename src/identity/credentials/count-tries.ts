import type { CityTx, NetworkTx } from '../../platform/database/index.js';
import type { AccountTryRow } from '../account-try.entity.js';

/** More are not counted: the door is long shut, and the column is small. */
const MOST_COUNTED = 1000;

/**
 * Counts a try of one name and says how many there are. The first one adds the row; every later one counts up in it by one UPDATE, which
 * waits for whoever counts in the same row: tries made at the same moment are counted one after the other.
 * @param table of a city's staff or of the secretariat; `key` names the row in it
 */
export async function countUp(
  tx: CityTx<'office' | 'casework'> | NetworkTx,
  table: new () => AccountTryRow,
  key: Pick<AccountTryRow, 'accountHash'>,
  now: Date,
): Promise<number> {
  const first = { ...key, tries: 1, since: now };
  const added = await tx.manager
    .createQueryBuilder()
    .insert()
    .into(table)
    .values(first)
    .orIgnore()
    .updateEntity(false)
    .returning(['tries'])
    .execute();
  if ((added.raw as unknown[]).length > 0) return first.tries;
  const counted = await tx.manager
    .createQueryBuilder()
    .update(table)
    .set({ tries: () => `least(tries + 1, ${MOST_COUNTED})` })
    .where(key)
    .returning(['tries'])
    .execute();
  const [row] = counted.raw as { tries: number }[];
  // The row was taken away between the two: somebody signed in, or its quarter of an hour was over.
  return row?.tries ?? countUp(tx, table, key, now);
}
