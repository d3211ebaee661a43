import type { City } from '../cities/index.js';
import { assert } from '../kernel/assert.js';
import type { NeedId } from '../kernel/ids.js';
import { move, type CityTx } from '../platform/database/index.js';
import { growClasses, growDistricts } from './classes/class.store.js';
import { needLifecycle } from './domain/need-lifecycle.js';
import type { Allocation } from './domain/allocation.js';
import { NeedEntity } from './need.entity.js';
import { addToTally } from './tally/tally.js';

/**
 * Takes funding back from needs, which this transaction has locked. One that was full opens again and is back in its class, unless
 * its last day is over. A paid need is never touched, nor is its household: such a part is a bug of the caller.
 */
export async function reopenNeeds(
  tx: CityTx<'donor'>,
  city: Pick<City, 'listing' | 'k'>,
  allocations: readonly Allocation[],
  now: Date,
): Promise<void> {
  for (const { needId, amount } of allocations) {
    const need = await tx.manager.findOneOrFail(NeedEntity, { where: { cityId: tx.cityId, id: needId } });
    const { kind, code, priceBand, district, currency, status } = need;
    assert(status === 'open' || status === 'funded', 'money is taken back from a need that is paid or gone');
    assert(need.funded >= amount, 'more is taken back from a need than it has');
    await takeOff(tx, needId, status, need.funded - amount);
    if (status === 'funded' && need.fundableUntil >= now) {
      await growClasses(tx, city, [{ kind, code, priceBand, currency, by: 1 }]);
      if (kind === 'bill') await growDistricts(tx, city, [{ district, by: 1 }]);
    }
    await addToTally(tx, { kind, currency, given: -amount, filled: status === 'funded' ? -1 : 0 });
  }
}

async function takeOff(tx: CityTx<'donor'>, id: NeedId, status: 'open' | 'funded', funded: bigint): Promise<void> {
  if (status === 'funded') {
    await move(tx, NeedEntity, needLifecycle, 'open', { id, handedOver: false }, { funded, fundedOn: null }, { count: 1 });
    return;
  }
  const { affected } = await tx.manager.update(NeedEntity, { cityId: tx.cityId, id, status }, { funded });
  assert(affected === 1, 'money is taken back from a need that is not open any more');
}
