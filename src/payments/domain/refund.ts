import { lifecycle } from '../../kernel/lifecycle.js';

export type RefundStatus = 'asked' | 'declined' | 'released' | 'refused' | 'requested' | 'sent' | 'succeeded' | 'failed' | 'unreturnable';

/**
 * `asked` by one person of the desk, `released` by another; `refused` when nothing was left to take it from. `requested`: owed, and the provider
 * is to be asked; `sent`: it has taken it and will say more. A bank may send a refund back after weeks, so a failure follows a success, and
 * what failed stays owed, in refund-payable, until two persons agree that it is `unreturnable`: the card is gone, or the guest.
 */
export const refundLifecycle = lifecycle<RefundStatus>({
  asked: ['released', 'declined'],
  declined: [],
  released: ['requested', 'refused'],
  refused: [],
  requested: ['sent', 'succeeded', 'failed'],
  sent: ['succeeded', 'failed'],
  succeeded: ['failed'],
  failed: ['unreturnable'],
  unreturnable: [],
});

/** The states in which money is on its way back, was, or should have been. */
export const owedStates = ['requested', 'sent', 'succeeded', 'failed', 'unreturnable'] as const satisfies readonly RefundStatus[];
