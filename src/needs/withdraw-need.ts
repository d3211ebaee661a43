import type { NeedId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import { moveReturning, type CityTx } from '../platform/database/index.js';
import { shrinkClasses, shrinkDistricts } from './classes/class.store.js';
import { needLifecycle } from './domain/need-lifecycle.js';
import { NeedEntity } from './need.entity.js';
import { addToTally } from './tally/tally.js';

/**
 * Takes an open need off the list. What is given to it already stays in its numbers.
 * @throws Refusal wrong_state when it is not open, or a gift or a checkout stands on it
 */
export async function withdrawNeed(tx: CityTx<'casework'>, needId: NeedId): Promise<void> {
  const free = { id: needId, reserved: 0n, funded: 0n };
  const columns = ['kind', 'code', 'priceBand', 'district', 'currency'] as const;
  const [row] = await moveReturning(tx, NeedEntity, needLifecycle, 'withdrawn', free, columns);
  if (!row) throw new Refusal('wrong_state');
  await shrinkClasses(tx, [{ ...row, by: 1 }]);
  if (row.kind === 'bill') await shrinkDistricts(tx, [{ district: row.district, by: 1 }]);
  await addToTally(tx, { kind: row.kind, currency: row.currency, listed: -1 });
}
