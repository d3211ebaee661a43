import { lifecycle } from '../../kernel/lifecycle.js';

export type DonationStatus = 'created' | 'pending' | 'received' | 'refunded' | 'disputed' | 'failed' | 'expired';

/**
 * As for payments: money that came is received, also after a refusal or a lapse; where no need has room for it, it is refunded at once. A
 * disputed donation is received again when the dispute is won. A lost one stays disputed, whatever else goes back of it: its receipt and its
 * page say that the bank took it back, and not that the city gave it.
 */
export const donationLifecycle = lifecycle<DonationStatus>({
  created: ['pending', 'received', 'refunded', 'failed', 'expired'],
  pending: ['received', 'refunded', 'failed', 'expired'],
  failed: ['received', 'refunded'],
  expired: ['received', 'refunded'],
  received: ['refunded', 'disputed'],
  disputed: ['received'],
  refunded: [],
});

/** The states of a donation whose money has not come. */
export const unpaidDonationStates = ['created', 'pending', 'failed', 'expired'] as const satisfies readonly DonationStatus[];

/** `reserved` holds a part of a need during checkout; `released` gave it back. */
export type AllocationStatus = 'reserved' | 'funded' | 'released';

export const allocationLifecycle = lifecycle<AllocationStatus>({
  reserved: ['funded', 'released'],
  released: ['funded'],
  funded: ['released'],
});

/** What happens when a need was filled while the donor paid: as the donor chose at the start. */
export const ifFilledChoices = ['next', 'refund'] as const;
export type IfFilled = (typeof ifFilledChoices)[number];
