import { Any } from 'typeorm';
import { assert } from '../../kernel/assert.js';
import type { DonationId } from '../../kernel/ids.js';
import { accounts, poolBalance } from '../../ledger/index.js';
import { lockNeedStates } from '../../needs/index.js';
import { returnedOf, type Payment, type Taken } from '../../payments/index.js';
import { move, type CityTx } from '../../platform/database/index.js';
import { allocationLifecycle } from '../domain/donation.js';
import { AllocationEntity } from './allocation.entity.js';
import type { NeedShare } from '../domain/place-gift.js';
import type { Standing, TakenBack } from '../domain/take-back.js';

/** Where a gift's money is. Its payment is locked; this locks its needs. */
export async function standingOf(tx: CityTx<'donor'>, payment: Payment): Promise<Standing> {
  const { donationId, currency } = payment;
  const allocations = await tx.manager.find(AllocationEntity, {
    where: { cityId: tx.cityId, donationId, status: 'funded' },
    order: { needId: 'ASC' },
  });
  const states = await lockNeedStates(
    tx,
    allocations.map(({ needId }) => needId),
  );
  const inState = (state: string): NeedShare[] => allocations.filter(({ needId }) => states.get(needId) === state);
  // What is with no need and has not gone back is the gift's rest in the pool.
  const placed = allocations.reduce((sum, { amount }) => sum + amount, 0n);
  const own = payment.amount - placed - (await returnedOf(tx, payment.id));
  const free = own > 0n ? await poolBalance(tx, currency) : 0n;
  return { pooled: own < free ? own : free, open: inState('open'), full: inState('funded') };
}

/** The accounts that money is taken from. */
export function takenFrom({ pool, parts }: Pick<TakenBack, 'pool' | 'parts'>): Taken[] {
  const needs = parts.map(({ needId, amount }) => ({ account: accounts.need(needId), amount }));
  return [...(pool > 0n ? [{ account: accounts.pool, amount: pool }] : []), ...needs];
}

/** Takes parts off a gift's allocations: what is taken whole is released. */
export async function reduceAllocations(tx: CityTx<'donor'>, donationId: DonationId, parts: readonly NeedShare[]): Promise<void> {
  const funded = { cityId: tx.cityId, donationId, status: 'funded' } as const;
  const rows = await tx.manager.findBy(AllocationEntity, { ...funded, needId: Any(parts.map(({ needId }) => needId)) });
  assert(rows.length === parts.length, 'a part is taken from a gift that does not have it');
  for (const { needId, amount } of rows) {
    const taken = parts.find((part) => part.needId === needId)?.amount ?? 0n;
    if (taken === amount)
      await move(tx, AllocationEntity, allocationLifecycle, 'released', { donationId, needId, status: 'funded' }, {}, { count: 1 });
    else {
      const { affected } = await tx.manager.update(AllocationEntity, { ...funded, needId }, { amount: amount - taken });
      assert(affected === 1, 'a part is taken from a gift that does not have it any more');
    }
  }
}
