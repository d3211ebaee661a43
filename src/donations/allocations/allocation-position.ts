import { accounts, poolBalance } from '../../ledger/index.js';
import { type Allocation, lockNeedStates } from '../../needs/index.js';
import { returnedOf, type Payment, type FundingSource } from '../../payments/index.js';
import type { CityTx } from '../../platform/database/index.js';
import { AllocationEntity } from './allocation.entity.js';
import type { AllocationPosition, Deallocation } from '../domain/deallocate.js';

/** Where a donation's money is. Its payment is locked; this locks its needs. */
export async function allocationPosition(tx: CityTx<'donor'>, payment: Payment): Promise<AllocationPosition> {
  const { donationId, currency } = payment;
  const allocations = await tx.manager.find(AllocationEntity, {
    where: { cityId: tx.cityId, donationId, status: 'funded' },
    order: { needId: 'ASC' },
  });
  const states = await lockNeedStates(
    tx,
    allocations.map(({ needId }) => needId),
  );
  const inState = (state: string): Allocation[] => allocations.filter(({ needId }) => states.get(needId) === state);
  // What is with no need and has not gone back is the donation's rest in the pool.
  const placed = allocations.reduce((sum, { amount }) => sum + amount, 0n);
  const own = payment.amount - placed - (await returnedOf(tx, payment.id));
  const free = own > 0n ? await poolBalance(tx, currency) : 0n;
  return { pooled: own < free ? own : free, open: inState('open'), full: inState('funded') };
}

/** The accounts that the deallocated money comes from. */
export function fundingSources({ pool, allocations }: Pick<Deallocation, 'pool' | 'allocations'>): FundingSource[] {
  const needs = allocations.map(({ needId, amount }) => ({ account: accounts.need(needId), amount }));
  return [...(pool > 0n ? [{ account: accounts.pool, amount: pool }] : []), ...needs];
}
