import type { DisputeId } from '../../kernel/ids.js';
import { newId } from '../../kernel/ids.js';
import { post } from '../../ledger/index.js';
import { move, type CityTx } from '../../platform/database/index.js';
import { wake } from '../../platform/jobs/index.js';
import { disputeLifecycle, type DisputeStatus } from '../domain/dispute.js';
import type { InboxEvent, QuarantineReason } from '../domain/notification.js';
import type { Payment } from '../domain/payment.js';
import { DisputeEntity } from './dispute.entity.js';
import { disputeFeeBackEntry, disputeFeeEntry, disputeOpenedEntry, disputeWonEntry } from '../entries.js';
import { PAYMENT_RETURNS_QUEUE } from '../queues.js';

/**
 * Brings a dispute to the state that an event tells of, with the postings of every state on the way: events come in any order, and each is
 * right once. The payment is locked by this transaction.
 * @returns why the event has to wait for a person, if it does
 */
export async function applyDispute(
  tx: CityTx<'donor'>,
  event: InboxEvent,
  payment: Payment,
  to: DisputeStatus,
  at: Date,
): Promise<QuarantineReason | null> {
  if (event.object === null) return 'unexpected';
  if (event.amount <= 0n || event.amount > payment.amount) return 'wrong_amount';
  const known = await tx.manager.findOne(DisputeEntity, {
    where: { cityId: tx.cityId, accountId: payment.accountId, reference: event.object },
  });
  if (known && (known.amount !== event.amount || known.paymentId !== payment.id)) return 'wrong_amount';
  const dispute = known ?? (await openDispute(tx, event, event.object, payment, at));
  await bookFee(tx, dispute, event.fee ?? 0n, payment, at);
  await bookFeeBack(tx, dispute, event.feeBack ?? 0n, payment, at);
  if (dispute.status === to || to === 'warned') return null;
  if (!disputeLifecycle.can(dispute.status, to)) return to === 'opened' ? null : 'dispute_over';
  if (dispute.status === 'warned') await post(tx, disputeOpenedEntry(dispute, payment, at));
  if (to === 'won') await post(tx, disputeWonEntry(dispute, payment, at));
  if (to === 'lost') await wake(tx, PAYMENT_RETURNS_QUEUE, at);
  const { id, status } = dispute;
  await move(tx, DisputeEntity, disputeLifecycle, to, { id, status }, to === 'opened' ? {} : { closedAt: at }, { count: 1 });
  return null;
}

async function openDispute(tx: CityTx<'donor'>, event: InboxEvent, reference: string, payment: Payment, at: Date): Promise<DisputeEntity> {
  const dispute = tx.manager.create(DisputeEntity, {
    cityId: tx.cityId,
    id: newId<DisputeId>(),
    accountId: payment.accountId,
    paymentId: payment.id,
    reference,
    direct: payment.billerCode !== null,
    status: 'warned',
    currency: payment.currency,
    amount: event.amount,
    fee: 0n,
    feeBack: 0n,
    offsetAmount: 0n,
    deallocated: 0n,
    fromPool: 0n,
    covered: 0n,
    openedAt: at,
    closedAt: null,
    lossBookedAt: null,
  });
  await tx.manager.insert(DisputeEntity, dispute);
  return dispute;
}

/** A fee is told late, or told to be more: what is new of it is booked. */
async function bookFee(tx: CityTx<'donor'>, dispute: DisputeEntity, fee: bigint, payment: Payment, at: Date): Promise<void> {
  if (fee <= dispute.fee) return;
  await post(tx, disputeFeeEntry(dispute, fee - dispute.fee, fee, payment, at));
  await tx.manager.update(DisputeEntity, { cityId: tx.cityId, id: dispute.id }, { fee });
  dispute.fee = fee;
}

/** Given back with a dispute that was won, where the provider says so: not all do. */
async function bookFeeBack(tx: CityTx<'donor'>, dispute: DisputeEntity, back: bigint, payment: Payment, at: Date): Promise<void> {
  const feeBack = back < dispute.fee ? back : dispute.fee;
  if (feeBack <= dispute.feeBack) return;
  await post(tx, disputeFeeBackEntry(dispute, feeBack - dispute.feeBack, feeBack, payment, at));
  await tx.manager.update(DisputeEntity, { cityId: tx.cityId, id: dispute.id }, { feeBack });
}
