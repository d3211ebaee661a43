import { lifecycle } from '../../kernel/lifecycle.js';

export type RefundStatus = 'asked' | 'declined' | 'released' | 'refused' | 'requested' | 'sent' | 'succeeded' | 'failed';

/**
 * `asked` by one person of the desk, `released` by another; `refused` when nothing was left to take it from. `requested`: owed, and the provider
 * is to be asked; `sent`: it has taken it and will say more. A bank may send a refund back after weeks, so a failure follows a success, and
 * nothing follows a failure: what failed stays owed, in refund-payable.
 */
export const refundLifecycle = lifecycle<RefundStatus>({
  asked: ['released', 'declined'],
  declined: [],
  released: ['requested', 'refused'],
  refused: [],
  requested: ['sent', 'succeeded', 'failed'],
  sent: ['succeeded', 'failed'],
  succeeded: ['failed'],
  failed: [],
});

/** The states in which money is on its way back or was. */
export const owedStates = ['requested', 'sent', 'succeeded', 'failed'] as const satisfies readonly RefundStatus[];
