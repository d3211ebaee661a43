import { Refusal } from '../../../../kernel/refusal.js';
import { isUuid, type PaymentId, type RefundId } from '../../../../kernel/ids.js';
import type { Notification, NotificationKind } from '../../../domain/notification.js';
import type { SandboxEventType } from './checkout.js';

/** A notification's body, as the sandbox writes it. Amounts are minor units as text: JSON's numbers are floats. */
interface SandboxMessage {
  readonly id: string;
  readonly type: string;
  /** Unix seconds. */
  readonly created: number;
  readonly mode: string;
  readonly payment: {
    readonly reference: string;
    readonly client_reference: string;
    readonly refund?: string | undefined;
    readonly amount: string;
    readonly currency: string;
  };
}

const kinds: Readonly<Record<SandboxEventType, NotificationKind>> = {
  'payment.captured': 'captured',
  'payment.failed': 'failed',
  'payment.expired': 'expired',
  'refund.succeeded': 'refunded',
  'dispute.opened': 'dispute_opened',
  'dispute.won': 'dispute_won',
  'dispute.lost': 'dispute_lost',
};

/** A card's bank disputes a payment here once at the most: the dispute is called after it. */
const isOfDispute = (type: string): boolean => type.startsWith('dispute.');

export interface SandboxNotification {
  readonly eventId: string;
  readonly type: SandboxEventType;
  readonly at: Date;
  readonly mode: string;
  readonly reference: string;
  readonly paymentId: string;
  /** Ours, of a refund. */
  readonly refundId?: string;
  readonly amount: bigint;
  readonly currency: string;
}

export function writeMessage(told: SandboxNotification): string {
  const message: SandboxMessage = {
    id: told.eventId,
    type: told.type,
    created: Math.floor(told.at.getTime() / 1000),
    mode: told.mode,
    payment: {
      reference: told.reference,
      client_reference: told.paymentId,
      refund: told.refundId,
      amount: told.amount.toString(),
      currency: told.currency,
    },
  };
  return JSON.stringify(message);
}

/** @throws Refusal notification_unreadable */
export function readMessage(body: Buffer): Notification {
  const message = parsed(body);
  const { id, type, created, mode, payment } = message;
  const reads =
    isWord(id) &&
    isWord(type) &&
    isWord(mode) &&
    isWord(payment?.reference) &&
    isWord(payment.currency) &&
    typeof payment.amount === 'string' &&
    /^\d{1,18}$/.test(payment.amount) &&
    typeof created === 'number' &&
    Number.isSafeInteger(created) &&
    created > 0 &&
    created < 1e11;
  if (!reads) throw new Refusal('notification_unreadable');
  return {
    eventId: id,
    kind: Object.hasOwn(kinds, type) ? kinds[type as SandboxEventType] : 'other',
    reference: payment.reference,
    paymentId: isUuid(payment.client_reference) ? (payment.client_reference as PaymentId) : null,
    ...(isOfDispute(type) ? { object: `dispute of ${payment.reference}` } : {}),
    refundId: isUuid(payment.refund) ? (payment.refund as RefundId) : null,
    amount: BigInt(payment.amount),
    currency: payment.currency,
    mode,
    occurredAt: new Date(created * 1000),
  };
}

function parsed(body: Buffer): Partial<SandboxMessage> & { payment?: SandboxMessage['payment'] } {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // falls through to the refusal
  }
  throw new Refusal('notification_unreadable');
}

const isWord = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length <= 200;
