import { lifecycle } from '../../../../kernel/lifecycle.js';

export type CheckoutState = 'open' | 'approved' | 'declined' | 'expired' | 'refunded';

export const checkoutLifecycle = lifecycle<CheckoutState>({
  open: ['approved', 'declined', 'expired'],
  approved: ['refunded'],
  declined: [],
  expired: [],
  refunded: [],
});

/** What a person can try on the sandbox's page. */
export const sandboxActions = ['approve', 'decline', 'abandon', 'delay', 'double', 'forge'] as const;
export type SandboxAction = (typeof sandboxActions)[number];

/** What a notification of the sandbox says happened. */
export type SandboxEventType = 'payment.captured' | 'payment.failed' | 'payment.expired' | 'refund.succeeded';

export interface Play {
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

const captured = (event: number, afterSeconds = 0, forged = false) => ({ event, type: 'payment.captured', afterSeconds, forged }) as const;

/** What each button does. */
export const plays: Readonly<Record<SandboxAction, Play>> = {
  approve: { to: 'approved', sends: [captured(1)] },
  decline: { to: 'declined', sends: [{ event: 1, type: 'payment.failed', afterSeconds: 0, forged: false }] },
  abandon: { sends: [] },
  delay: { to: 'approved', sends: [captured(1, DELAY_SECONDS)] },
  // A copy of one event, and a new event about the same payment: both happen with real providers.
  double: { to: 'approved', sends: [captured(1), captured(1), captured(2)] },
  forge: { sends: [captured(1, 0, true)] },
};
