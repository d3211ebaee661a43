import type { Currency } from '../../kernel/currency.js';
import { newId, type DonationId, type PaymentId, type RefundId } from '../../kernel/ids.js';
import { accounts, post } from '../../ledger/index.js';
import type { CityTx } from '../../platform/database/index.js';
import { wake } from '../../platform/jobs/index.js';
import { refundEntry } from '../entries.js';
import { PAYMENT_REFUNDS_QUEUE } from '../queues.js';
import { RefundEntity } from './refund.entity.js';
import { addReturned } from './refund.store.js';

export interface RefundDue {
  readonly paymentId: PaymentId;
  readonly donationId: DonationId;
  readonly currency: Currency;
  /** Minor units. */
  readonly amount: bigint;
}

/** Queues refunds of money that no need could take; a job sends them. This transaction has locked the payments. */
export async function queueRefunds(tx: CityTx<'donor'>, due: readonly RefundDue[], at: Date): Promise<void> {
  if (due.length === 0) return;
  const refunds = due.map((each) => ({ ...each, id: newId<RefundId>() }));
  for (const { paymentId, amount } of refunds) await addReturned(tx, paymentId, amount);
  const rows = refunds.map(({ id, paymentId, currency, amount }) => ({ id, paymentId, currency, amount }));
  const owed = {
    cityId: tx.cityId,
    status: 'queued' as const,
    createdAt: at,
    sentAt: null,
    requestedBy: null,
    requestedByName: null,
    reason: null,
    nextAt: at,
  };
  await tx.manager
    .createQueryBuilder()
    .insert()
    .into(RefundEntity)
    .values(rows.map((row) => ({ ...row, ...owed })))
    .updateEntity(false)
    .execute();
  await post(
    tx,
    refunds.map((refund) => refundEntry(refund, [{ account: accounts.donation(refund.donationId), amount: refund.amount }], at)),
  );
  await wake(tx, PAYMENT_REFUNDS_QUEUE, at);
}
