import type { PaymentId, ProviderAccountId, RefundId } from '../../kernel/ids.js';
import { never } from '../../kernel/assert.js';
import type { DisputeStatus } from './dispute.js';
import { isUnpaid, paymentLifecycle, type Payment, type PaymentStatus } from './payment.js';

/** What a provider told about one payment, refund, dispute or settlement, in our words. Providers translate into this; the core decides. */
export interface Notification {
  readonly eventId: string;
  readonly kind: NotificationKind;
  /** The provider's id of the payment. */
  readonly reference: string;
  /** Ours, if the provider handed it back. */
  readonly paymentId: PaymentId | null;
  /** Not yet compared with anything: as the provider wrote it. Minor units. */
  readonly amount: bigint;
  readonly currency: string;
  readonly mode: string;
  readonly occurredAt: Date;
  /** The provider's id of the refund, dispute or settlement; on a capture, of the money itself where that is not the reference. */
  readonly object?: string | null;
  /** Ours, of a refund, if the provider handed it back. */
  readonly refundId?: RefundId | null;
  /** What the provider keeps for a dispute, minor units of the same currency. */
  readonly fee?: bigint;
  /** What of it the provider gave back, by its own word. */
  readonly feeBack?: bigint;
}

/**
 * `unauthenticated`: the money was taken, but the card's owner was proved less than the city's policy asks; a person decides.
 * A dispute: `dispute_warned` moves no money; `dispute_opened` when the money was taken from us; then won or lost. `settled`: money is on its
 * way to the merchant's bank, and `reference` is the settlement's.
 */
export const notificationKinds = [
  'captured',
  'failed',
  'expired',
  'refunded',
  'refund_failed',
  'dispute_warned',
  'dispute_opened',
  'dispute_won',
  'dispute_lost',
  'settled',
  'unauthenticated',
  'other',
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** A notification in the inbox. */
export type InboxEvent = Omit<Notification, 'eventId' | 'object' | 'refundId' | 'fee' | 'feeBack'> & {
  readonly id: string;
  readonly accountId: ProviderAccountId;
  readonly object: string | null;
  readonly refundId: RefundId | null;
  readonly fee: bigint | null;
  readonly feeBack: bigint | null;
};

/** The kinds that tell of a dispute, and the state that each tells of. */
const disputeStates = {
  dispute_warned: 'warned',
  dispute_opened: 'opened',
  dispute_won: 'won',
  dispute_lost: 'lost',
} as const satisfies Partial<Record<NotificationKind, DisputeStatus>>;

export const quarantineReasons = [
  'payment_unknown',
  'wrong_account',
  'wrong_mode',
  'wrong_currency',
  'wrong_amount',
  'wrong_reference',
  'refund_unknown',
  'refund_over',
  'dispute_over',
  'not_authenticated',
  'unexpected',
] as const;
export type QuarantineReason = (typeof quarantineReasons)[number];

export type Judgement =
  | { readonly verdict: 'move'; readonly to: PaymentStatus }
  | { readonly verdict: 'refund'; readonly succeeded: boolean }
  | { readonly verdict: 'dispute'; readonly to: DisputeStatus }
  | { readonly verdict: 'settlement' }
  /** About money whose capture we have not heard of yet: looked at again when we have. */
  | { readonly verdict: 'wait' }
  /** A copy, or one that came after what overtook it: right already. */
  | { readonly verdict: 'nothing' }
  | { readonly verdict: 'quarantine'; readonly reason: QuarantineReason };

/** What an event means for the payment it names. What does not fit moves nothing and is kept for a person. */
export function judge(event: InboxEvent, payment: Payment | undefined): Judgement {
  if (event.kind === 'other') return { verdict: 'nothing' };
  if (event.kind === 'settled') return { verdict: 'settlement' };
  if (!payment) return event.kind in disputeStates ? { verdict: 'wait' } : { verdict: 'quarantine', reason: 'payment_unknown' };
  const mismatch = mismatchOf(event, payment);
  if (mismatch) return { verdict: 'quarantine', reason: mismatch };
  // Told before the payment itself: nothing is held yet that it could be taken from.
  if (event.kind in disputeStates && payment.status !== 'captured' && payment.status !== 'refunded') return { verdict: 'wait' };
  switch (event.kind) {
    case 'captured':
    case 'failed':
    case 'expired':
      return isUnpaid(payment) && paymentLifecycle.can(payment.status, event.kind)
        ? { verdict: 'move', to: event.kind }
        : { verdict: 'nothing' };
    case 'refunded':
    case 'refund_failed':
      return { verdict: 'refund', succeeded: event.kind === 'refunded' };
    case 'unauthenticated':
      return { verdict: 'quarantine', reason: 'not_authenticated' };
    case 'dispute_warned':
    case 'dispute_opened':
    case 'dispute_won':
    case 'dispute_lost':
      return { verdict: 'dispute', to: disputeStates[event.kind] };
    default:
      return never(event.kind);
  }
}

function mismatchOf(event: InboxEvent, payment: Payment): QuarantineReason | undefined {
  if (event.accountId !== payment.accountId) return 'wrong_account';
  if (event.mode !== payment.mode) return 'wrong_mode';
  if (event.currency !== payment.currency) return 'wrong_currency';
  // A refund or a dispute may be of a part, and names the money and not the page where it was paid.
  const ofPart = event.kind === 'refunded' || event.kind === 'refund_failed' || event.kind in disputeStates;
  const names = [payment.reference, ...(ofPart ? [payment.object] : [])];
  const unheard = payment.reference === null || (ofPart && payment.object === null && event.object !== null);
  if (!unheard && !names.includes(event.reference)) return 'wrong_reference';
  return !ofPart && event.amount !== payment.amount ? 'wrong_amount' : undefined;
}
