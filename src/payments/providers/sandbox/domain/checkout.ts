import { lifecycle } from '../../../../kernel/lifecycle.js';

/** `disputed`: the card's bank took the money until it decides; then the shop has kept it, or it was charged back. */
export type CheckoutState = 'open' | 'approved' | 'declined' | 'expired' | 'refunded' | 'disputed' | 'kept' | 'charged_back';

export const checkoutLifecycle = lifecycle<CheckoutState>({
  open: ['approved', 'declined', 'expired'],
  approved: ['refunded', 'disputed'],
  disputed: ['kept', 'charged_back'],
  kept: ['refunded'],
  declined: [],
  expired: [],
  refunded: [],
  charged_back: [],
});

/** What a person can try on the sandbox's page: as the donor, and when it is paid, as the card's bank. */
export const sandboxActions = ['approve', 'decline', 'abandon', 'delay', 'double', 'forge', 'dispute', 'win', 'lose'] as const;
export type SandboxAction = (typeof sandboxActions)[number];

/** What a notification of the sandbox says happened. */
export type SandboxEventType =
  'payment.captured' | 'payment.failed' | 'payment.expired' | 'refund.succeeded' | 'dispute.opened' | 'dispute.won' | 'dispute.lost';

export interface Play {
  /** Where the checkout has to be. */
  readonly from: CheckoutState;
  /** Where the checkout goes; undefined: it stays as it is. */
  readonly to?: CheckoutState;
  /** Notifications in their order: the same `event` number is the same event, sent again. */
  readonly sends: readonly {
    readonly event: number;
    readonly type: SandboxEventType;
    readonly afterSeconds: number;
    readonly forged: boolean;
  }[];
}

/** How long `delay` keeps the donor waiting, in seconds. */
export const DELAY_SECONDS = 60;

const say = (type: SandboxEventType, event = 1, afterSeconds = 0, forged = false) => ({ event, type, afterSeconds, forged });
const captured = (event: number, afterSeconds = 0, forged = false) => say('payment.captured', event, afterSeconds, forged);

/** What each button does. */
export const plays: Readonly<Record<SandboxAction, Play>> = {
  approve: { from: 'open', to: 'approved', sends: [captured(1)] },
  decline: { from: 'open', to: 'declined', sends: [say('payment.failed')] },
  abandon: { from: 'open', sends: [] },
  delay: { from: 'open', to: 'approved', sends: [captured(1, DELAY_SECONDS)] },
  // A copy of one event, and a new event about the same payment: both happen with real providers.
  double: { from: 'open', to: 'approved', sends: [captured(1), captured(1), captured(2)] },
  forge: { from: 'open', sends: [captured(1, 0, true)] },
  dispute: { from: 'approved', to: 'disputed', sends: [say('dispute.opened')] },
  win: { from: 'disputed', to: 'kept', sends: [say('dispute.won')] },
  lose: { from: 'disputed', to: 'charged_back', sends: [say('dispute.lost')] },
};

/** Nobody paid in time. */
export const expiry: Play = { from: 'open', to: 'expired', sends: [say('payment.expired')] };

/** The buttons that a checkout has: those of its state, and those of who pays only until `expired`. */
export function buttonsOf(state: CheckoutState, expired: boolean): SandboxAction[] {
  return sandboxActions.filter((action) => plays[action].from === state && !(state === 'open' && expired));
}
