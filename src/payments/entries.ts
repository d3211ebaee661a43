import type { Payment } from './domain/payment.js';
import { accounts, type Account, type Entry, type Posting } from '../ledger/index.js';
import type { Currency } from '../kernel/currency.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { ProviderAccountId, RefundId, SettlementId } from '../kernel/ids.js';
import type { DisputeEntity } from './disputes/dispute.entity.js';

type Merchant = Pick<Payment, 'accountId' | 'billerCode' | 'provider'>;

/** Where the money of a payment is: at the biller itself on the direct path, else with the provider. */
const moneyAt = (payment: Merchant): Account =>
  payment.billerCode === null ? accounts.provider(payment.provider, payment.accountId) : accounts.billerReceipts(payment.billerCode);

/**
 * The payment came in: the whole of it stands with the gift, until it is placed.
 * @param happenedOn the day on which the provider took it, in the city's zone: one that is told of late is booked in an open month
 */
export function captureEntry(payment: Payment, at: Date, happenedOn: LocalDate): Entry {
  return {
    side: 'giving',
    kind: 'capture',
    entryKey: `capture:${payment.id}`,
    currency: payment.currency,
    at,
    happenedOn,
    postings: [{ debit: moneyAt(payment), credit: accounts.donation(payment.donationId), amount: payment.amount }],
  };
}

/** A part of a payment that goes back. */
interface Returned {
  readonly id: RefundId;
  readonly currency: Currency;
  readonly amount: bigint;
}

/** Owed back: by the gift itself where it was not placed, else by the needs and the pool that have it. */
export function refundEntry({ id, currency }: Returned, from: readonly FundingSource[], at: Date): Entry {
  const postings = from.map(({ account, amount }) => ({ debit: account, credit: accounts.refundPayable, amount }));
  return { side: 'giving', kind: 'refund', entryKey: `refund:${id}`, currency, at, postings };
}

/** From where money is taken back, in minor units. */
export interface FundingSource {
  readonly account: Account;
  readonly amount: bigint;
}

/** The provider has sent it. */
export function refundSentEntry({ id, currency, amount }: Returned, payment: Merchant, at: Date): Entry {
  const postings = [{ debit: accounts.refundPayable, credit: moneyAt(payment), amount }];
  return { side: 'giving', kind: 'refund_sent', entryKey: `refund_sent:${id}`, currency, at, postings };
}

/** It came back to the provider: it is owed again. */
export function refundFailedEntry({ id, currency, amount }: Returned, payment: Merchant, at: Date): Entry {
  const postings = [{ debit: moneyAt(payment), credit: accounts.refundPayable, amount }];
  return { side: 'giving', kind: 'refund_failed', entryKey: `refund_failed:${id}`, currency, at, postings };
}

type Disputed = Pick<DisputeEntity, 'id' | 'currency' | 'amount'>;

/** The money is out of our hands until the card's bank decides. No entry where it is a biller's own: the books only remember those. */
export function disputeOpenedEntry({ id, currency, amount }: Disputed, payment: Merchant, at: Date): Entry[] {
  if (payment.billerCode !== null) return [];
  const postings = [{ debit: accounts.disputeReceivable, credit: moneyAt(payment), amount }];
  return [{ side: 'giving', kind: 'dispute_opened', entryKey: `dispute_opened:${id}`, currency, at, postings }];
}

/** @param fee what it costs more than was known, minor units */
export function disputeFeeEntry({ id, currency }: Disputed, fee: bigint, total: bigint, payment: Merchant, at: Date): Entry[] {
  if (payment.billerCode !== null) return [];
  const postings = [{ debit: accounts.disputeFees, credit: moneyAt(payment), amount: fee }];
  return [{ side: 'giving', kind: 'dispute_fee', entryKey: `dispute_fee:${id}:${total}`, currency, at, postings }];
}

/** @param back what the provider gave back of the fee and was not known, minor units */
export function disputeFeeBackEntry({ id, currency }: Disputed, back: bigint, total: bigint, payment: Merchant, at: Date): Entry[] {
  if (payment.billerCode !== null) return [];
  const postings = [{ debit: moneyAt(payment), credit: accounts.disputeFees, amount: back }];
  return [{ side: 'giving', kind: 'dispute_fee_back', entryKey: `dispute_fee_back:${id}:${total}`, currency, at, postings }];
}

export function disputeWonEntry({ id, currency, amount }: Disputed, payment: Merchant, at: Date): Entry[] {
  if (payment.billerCode !== null) return [];
  const postings = [{ debit: moneyAt(payment), credit: accounts.disputeReceivable, amount }];
  return [{ side: 'giving', kind: 'dispute_won', entryKey: `dispute_won:${id}`, currency, at, postings }];
}

/** The money is gone: out of needs that are not paid, the pool, and the city's own losses. A household is never touched. */
export function disputeLostEntry({ id, currency }: Disputed, from: readonly FundingSource[], payment: Merchant, at: Date): Entry[] {
  if (from.length === 0) return [];
  const credit = payment.billerCode === null ? accounts.disputeReceivable : moneyAt(payment);
  const postings = from.map(({ account, amount }) => ({ debit: account, credit, amount }));
  return [{ side: 'giving', kind: 'dispute_lost', entryKey: `dispute_lost:${id}`, currency, at, postings }];
}

/**
 * A refund failed after the dispute about its payment was lost: the payer has the money already, so it is owed no longer, and what was paid in
 * its place comes back to the pool and lessens the city's loss.
 */
export function refundOffsetEntry(
  { id, currency }: Pick<Returned, 'id' | 'currency'>,
  dispute: Pick<DisputeEntity, 'id'>,
  { owedIn, back }: { readonly owedIn: Account; readonly back: readonly FundingSource[] },
  at: Date,
): Entry {
  const postings = back.map(({ account, amount }) => ({ debit: owedIn, credit: account, amount }));
  return { side: 'giving', kind: 'refund_offset', entryKey: `refund_offset:${id}:${dispute.id}`, currency, at, postings };
}

/** Two persons agreed: it cannot be returned, and is kept apart under the city's legal rule. */
export function unreturnableEntry({ id, currency, amount }: Returned, at: Date): Entry[] {
  if (amount === 0n) return [];
  const postings = [{ debit: accounts.refundPayable, credit: accounts.unreturnable, amount }];
  return [{ side: 'giving', kind: 'unreturnable', entryKey: `unreturnable:${id}`, currency, at, postings }];
}

/** From which account at the provider a settlement comes, and to which IBAN. */
interface SettledAccount {
  readonly provider: string;
  readonly id: ProviderAccountId;
  readonly bank: string;
}

/** What reached the bank, and what the provider kept of it. A settlement below zero is taken from the bank. */
export function settlementEntry(
  { id, currency, amount, fees }: { id: SettlementId; currency: Currency; amount: bigint; fees: bigint },
  { provider, id: accountId, bank }: SettledAccount,
  at: Date,
): Entry[] {
  const move = (debit: Account, minor: bigint): Posting[] => {
    if (minor === 0n) return [];
    const credit = accounts.provider(provider, accountId);
    return [minor > 0n ? { debit, credit, amount: minor } : { debit: credit, credit: debit, amount: -minor }];
  };
  const postings = [...move(accounts.bank(bank), amount), ...move(accounts.providerFees, fees)];
  return postings.length === 0 ? [] : [{ side: 'giving', kind: 'settlement', entryKey: `settlement:${id}`, currency, at, postings }];
}

/** The bank sent it back: the same sum is with the provider again. What the provider kept stays kept. */
export function settlementReversedEntry(
  { id, currency, amount }: { id: SettlementId; currency: Currency; amount: bigint },
  { provider, id: accountId, bank }: SettledAccount,
  at: Date,
): Entry[] {
  if (amount <= 0n) return [];
  const postings = [{ debit: accounts.provider(provider, accountId), credit: accounts.bank(bank), amount }];
  return [{ side: 'giving', kind: 'settlement_reversed', entryKey: `settlement_reversed:${id}`, currency, at, postings }];
}
