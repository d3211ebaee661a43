import type { Payment } from './domain/payment.js';
import { accounts, type Account, type Entry } from '../ledger/index.js';
import type { Currency } from '../kernel/currency.js';
import type { DonationId, PaymentId, RefundId } from '../kernel/ids.js';

type Merchant = Pick<Payment, 'billerCode' | 'provider'>;

/** Where the money of a payment is: at the biller itself on the direct path, else with the provider. */
const moneyAt = (payment: Merchant): Account =>
  payment.billerCode === null ? accounts.provider(payment.provider) : accounts.billerReceipts(payment.billerCode);

/** The payment came in: the whole of it stands with the gift, until it is placed. */
export function captureEntry(payment: Payment, at: Date): Entry {
  return {
    side: 'giving',
    kind: 'capture',
    reference: `capture:${payment.id}`,
    currency: payment.currency,
    at,
    postings: [{ debit: moneyAt(payment), credit: accounts.donation(payment.donationId), amount: payment.amount }],
  };
}

/** What could not be placed is owed back. */
export function refundEntry(refund: { paymentId: PaymentId; donationId: DonationId; currency: Currency; amount: bigint }, at: Date): Entry {
  return {
    side: 'giving',
    kind: 'refund',
    reference: `refund:${refund.paymentId}`,
    currency: refund.currency,
    at,
    postings: [{ debit: accounts.donation(refund.donationId), credit: accounts.refundPayable, amount: refund.amount }],
  };
}

/** The provider has sent it. */
export function refundSentEntry(refund: { id: RefundId; currency: Currency; amount: bigint }, payment: Merchant, at: Date): Entry {
  return {
    side: 'giving',
    kind: 'refund_sent',
    reference: `refund_sent:${refund.id}`,
    currency: refund.currency,
    at,
    postings: [{ debit: accounts.refundPayable, credit: moneyAt(payment), amount: refund.amount }],
  };
}
