import { lifecycle } from '../../kernel/lifecycle.js';

export type RefundStatus = 'requested' | 'sent' | 'succeeded' | 'failed';

/** `sent`: the provider has taken it and will say more. A failed one stays owed, in refund-payable, until a person decides. */
export const refundLifecycle = lifecycle<RefundStatus>({
  requested: ['sent', 'succeeded', 'failed'],
  sent: ['succeeded', 'failed'],
  failed: ['succeeded'],
  succeeded: [],
});
