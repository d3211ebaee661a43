import { Any } from 'typeorm';
import type { NeedId } from '../../kernel/ids.js';
import { type Allocation, findOverdue, lockOverdue, type OverdueNeed } from '../../needs/index.js';
import { lockPaymentsOf, mayReturn, type Payment } from '../../payments/index.js';
import type { CityTx } from '../../platform/database/index.js';
import { AllocationEntity } from './allocation.entity.js';

/** What one donation has with needs that end, by need id. */
export interface EndingDonation {
  readonly payment: Payment;
  readonly allocations: readonly Allocation[];
}

/** A need that ends, and what of it no donation gave but the pool, in minor units. */
export type EndingNeed = OverdueNeed & { readonly fromPool: bigint };

export interface Ending {
  readonly needs: readonly EndingNeed[];
  readonly donations: readonly EndingDonation[];
  /** There may be more of them. */
  readonly full: boolean;
}

/**
 * Locks the oldest needs that are over and hold money, the payments of their donations first. Left out until tomorrow: those with a donation whose
 * money is in an open dispute, and those that got another donation between the look and the lock.
 */
export async function lockEnding(tx: CityTx<'donor'>, before: Date, limit: number): Promise<Ending> {
  const found = await findOverdue(tx, before, limit);
  const payments = await lockPaymentsOf(tx, [...new Set((await sharesOf(tx, found)).map(({ donationId }) => donationId))]);
  const over = await lockOverdue(tx, found, before);
  const shares = await sharesOf(
    tx,
    over.map(({ needId }) => needId),
  );
  const donations = payments.map((payment) => ({
    payment,
    allocations: shares.filter(({ donationId }) => donationId === payment.donationId),
  }));
  const free = new Set<AllocationEntity>();
  for (const { payment, allocations } of donations)
    if (await mayReturn(tx, payment.id, sum(allocations))) allocations.forEach((part) => free.add(part));
  const stays = new Set<NeedId>(shares.filter((share) => !free.has(share)).map(({ needId }) => needId));
  return {
    needs: over
      .filter(({ needId }) => !stays.has(needId))
      .map((need) => ({ ...need, fromPool: need.funded - sum(shares.filter(({ needId }) => needId === need.needId)) })),
    donations: donations
      .map(({ payment, allocations }) => ({ payment, allocations: allocations.filter(({ needId }) => !stays.has(needId)) }))
      .filter(({ allocations }) => allocations.length > 0),
    full: found.length === limit,
  };
}

const sharesOf = (tx: CityTx<'donor'>, needs: readonly NeedId[]): Promise<AllocationEntity[]> =>
  tx.manager.find(AllocationEntity, {
    where: { cityId: tx.cityId, needId: Any([...needs]), status: 'funded' },
    order: { needId: 'ASC', donationId: 'ASC' },
  });

const sum = (allocations: readonly { readonly amount: bigint }[]): bigint => allocations.reduce((all, { amount }) => all + amount, 0n);
