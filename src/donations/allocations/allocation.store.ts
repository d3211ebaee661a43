import { Any } from 'typeorm';
import { assert } from '../../kernel/assert.js';
import type { Currency } from '../../kernel/currency.js';
import type { DonationId } from '../../kernel/ids.js';
import { sqlBefore } from '../../kernel/lifecycle.js';
import type { Allocation } from '../../needs/index.js';
import { move, type CityTx } from '../../platform/database/index.js';
import { allocationLifecycle } from '../domain/donation.js';
import type { Donation } from '../donation.store.js';
import { AllocationEntity } from './allocation.entity.js';

/** Writes where a late donation went: rows that were released are funded with what they got, further needs get rows of their own. */
export async function fundAllocations(
  tx: CityTx<'donor'>,
  allocations: readonly (Allocation & { donationId: DonationId; currency: Currency })[],
): Promise<void> {
  if (allocations.length === 0) return;
  const rows = allocations.map((part) => ({ ...part, cityId: tx.cityId, status: 'funded' as const }));
  const written = await tx.manager
    .createQueryBuilder()
    .insert()
    .into(AllocationEntity)
    .values(rows)
    .orUpdate(['status', 'amount'], ['city_id', 'donation_id', 'need_id'], {
      overwriteCondition: { where: `allocation.status IN (${sqlBefore(allocationLifecycle, 'funded')})` },
    })
    .returning('need_id')
    .updateEntity(false)
    .execute();
  assert((written.raw as unknown[]).length === allocations.length, 'a donation is written to a need that has its money already');
}

/** Writes where a part of a donation went that was with another need: what it has with a need already is added to. */
export async function addToAllocations(
  tx: CityTx<'donor'>,
  { id: donationId, currency }: Pick<Donation, 'id' | 'currency'>,
  allocations: readonly Allocation[],
): Promise<void> {
  const funded = { cityId: tx.cityId, donationId, status: 'funded' } as const;
  const known = new Map((await tx.manager.findBy(AllocationEntity, funded)).map(({ needId, amount }) => [needId, amount]));
  for (const { needId, amount } of allocations) {
    const has = known.get(needId);
    if (has === undefined) continue;
    const { affected } = await tx.manager.update(AllocationEntity, { ...funded, needId }, { amount: has + amount });
    assert(affected === 1, 'a donation has more with a need that it has');
  }
  await fundAllocations(
    tx,
    allocations.filter(({ needId }) => !known.has(needId)).map((part) => ({ ...part, donationId, currency })),
  );
}

/** Takes allocations off a donation's allocations: what is taken whole is released. */
export async function reduceAllocations(tx: CityTx<'donor'>, donationId: DonationId, allocations: readonly Allocation[]): Promise<void> {
  const funded = { cityId: tx.cityId, donationId, status: 'funded' } as const;
  const rows = await tx.manager.findBy(AllocationEntity, { ...funded, needId: Any(allocations.map(({ needId }) => needId)) });
  assert(rows.length === allocations.length, 'a part is taken from a donation that does not have it');
  for (const { needId, amount } of rows) {
    const taken = allocations.find((part) => part.needId === needId)?.amount ?? 0n;
    if (taken === amount)
      await move(tx, AllocationEntity, allocationLifecycle, 'released', { donationId, needId, status: 'funded' }, {}, { count: 1 });
    else {
      const { affected } = await tx.manager.update(AllocationEntity, { ...funded, needId }, { amount: amount - taken });
      assert(affected === 1, 'a part is taken from a donation that does not have it any more');
    }
  }
}
