import { Brackets } from 'typeorm';
import type { PaymentId, ProviderAccountId } from '../../kernel/ids.js';
import type { CityTx } from '../../platform/database/index.js';
import { wake } from '../../platform/jobs/index.js';
import { PaymentEntity } from '../payment.entity.js';
import { PAYMENT_POLLING_QUEUE } from '../queues.js';
import { POLL_AFTER_MS } from './poll-later.js';

/** Stripe repeats a notification for three days; an order at a bank may be decided for five. We ask for as long. */
export const POLLED_DAYS = 5;

/** Minutes from one question to the next. After the last, a person has to ask. */
const LATER = [5, 15, 60, 180, 480, 1_440, 2_100, 2_640] as const;
/** Set on a payment of which all is said. */
const ENOUGH = LATER.length + 1;

export interface UnsaidPayment {
  readonly id: PaymentId;
  readonly accountId: ProviderAccountId;
  readonly reference: string | null;
  readonly createdAt: Date;
}

const unsaid = (tx: CityTx<'donor'>, now: Date) =>
  tx.manager
    .createQueryBuilder(PaymentEntity, 'payment')
    .where('payment.cityId = :city AND payment.status IN (:...states)', { city: tx.cityId, states: ['created', 'pending', 'expired'] })
    .andWhere('payment.createdAt <= :over AND payment.createdAt > :old AND payment.pollAttempts < :enough', {
      over: new Date(now.getTime() - POLL_AFTER_MS),
      old: new Date(now.getTime() - POLLED_DAYS * 86_400_000),
      enough: ENOUGH,
    })
    .andWhere(new Brackets((due) => due.where('payment.pollAt IS NULL').orWhere('payment.pollAt <= :now', { now })));

/** Takes up payments to ask about, the oldest first, and sets the next time of each before anybody is called. */
export async function claimUnsaid(tx: CityTx<'donor'>, limit: number, now: Date): Promise<UnsaidPayment[]> {
  const due = await unsaid(tx, now)
    .orderBy('payment.createdAt')
    .addOrderBy('payment.id')
    .limit(limit)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getMany();
  for (const { id, pollAttempts } of due) {
    const pollAt = new Date(now.getTime() + (LATER[pollAttempts] ?? 0) * 60_000);
    await tx.manager.update(PaymentEntity, { cityId: tx.cityId, id }, { pollAttempts: pollAttempts + 1, pollAt });
    if (LATER[pollAttempts] !== undefined) await wake(tx, PAYMENT_POLLING_QUEUE, pollAt);
  }
  return due;
}

/** The provider has given its last word on this payment. */
export async function sayNoMore(tx: CityTx<'donor'>, id: PaymentId): Promise<void> {
  await tx.manager.update(PaymentEntity, { cityId: tx.cityId, id }, { pollAttempts: ENOUGH, pollAt: null });
}
