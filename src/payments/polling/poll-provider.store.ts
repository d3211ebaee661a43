import { Brackets } from 'typeorm';
import type { PaymentId, ProviderAccountId } from '../../kernel/ids.js';
import type { CityTx } from '../../platform/database/index.js';
import { wake } from '../../platform/jobs/index.js';
import { PaymentEntity } from '../payment.entity.js';
import { PAYMENT_POLLING_QUEUE } from '../queues.js';
import { POLL_AFTER_MS } from './poll-later.js';

/** Stripe repeats a notification for three days; an order at a bank may be decided for five. We poll for as long. */
export const POLLED_DAYS = 5;

/** Minutes from one poll to the next. After the last one a person has to ask the provider. */
const POLL_BACKOFF_MINUTES = [5, 15, 60, 180, 480, 1_440, 2_100, 2_640] as const;
/** The number of attempts of a payment that needs no further poll. */
const POLLING_DONE = POLL_BACKOFF_MINUTES.length + 1;

export interface UnresolvedPayment {
  readonly id: PaymentId;
  readonly accountId: ProviderAccountId;
  readonly reference: string | null;
  readonly createdAt: Date;
}

const unresolved = (tx: CityTx<'donor'>, now: Date) =>
  tx.manager
    .createQueryBuilder(PaymentEntity, 'payment')
    .where('payment.cityId = :city AND payment.status IN (:...states)', { city: tx.cityId, states: ['created', 'pending', 'expired'] })
    .andWhere('payment.createdAt <= :over AND payment.createdAt > :old AND payment.pollAttempts < :enough', {
      over: new Date(now.getTime() - POLL_AFTER_MS),
      old: new Date(now.getTime() - POLLED_DAYS * 86_400_000),
      enough: POLLING_DONE,
    })
    .andWhere(new Brackets((due) => due.where('payment.pollAt IS NULL').orWhere('payment.pollAt <= :now', { now })));

/** Claims unresolved payments, the oldest first, and sets the next poll of each before anybody is called. */
export async function claimUnresolved(tx: CityTx<'donor'>, limit: number, now: Date): Promise<UnresolvedPayment[]> {
  const due = await unresolved(tx, now)
    .orderBy('payment.createdAt')
    .addOrderBy('payment.id')
    .limit(limit)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getMany();
  for (const { id, pollAttempts } of due) {
    const pollAt = new Date(now.getTime() + (POLL_BACKOFF_MINUTES[pollAttempts] ?? 0) * 60_000);
    await tx.manager.update(PaymentEntity, { cityId: tx.cityId, id }, { pollAttempts: pollAttempts + 1, pollAt });
    if (POLL_BACKOFF_MINUTES[pollAttempts] !== undefined) await wake(tx, PAYMENT_POLLING_QUEUE, pollAt);
  }
  return due;
}

/** Ends the polling of a payment, because the provider has answered. */
export async function stopPolling(tx: CityTx<'donor'>, id: PaymentId): Promise<void> {
  await tx.manager.update(PaymentEntity, { cityId: tx.cityId, id }, { pollAttempts: POLLING_DONE, pollAt: null });
}
