import { lifecycle } from '../../kernel/lifecycle.js';

export type RefundStatus =
  'pending_approval' | 'declined' | 'approved' | 'rejected' | 'queued' | 'submitted' | 'succeeded' | 'failed' | 'unreturnable';

/**
 * One person requests a refund (`pending_approval`) and another approves it; it is `rejected` when no money is left to take it from. A `queued`
 * refund is owed, and the provider will be asked for it; a `submitted` one the provider has accepted. A bank may return a refund after weeks,
 * so `failed` follows `succeeded`. A failed refund stays owed in refund-payable until two persons agree that it is `unreturnable`.
 */
export const refundLifecycle = lifecycle<RefundStatus>({
  pending_approval: ['approved', 'declined'],
  declined: [],
  approved: ['queued', 'rejected'],
  rejected: [],
  queued: ['submitted', 'succeeded', 'failed'],
  submitted: ['succeeded', 'failed'],
  succeeded: ['failed'],
  failed: ['unreturnable'],
  unreturnable: [],
});

/** The states in which money is on its way back, was, or should have been. */
export const owedStates = ['queued', 'submitted', 'succeeded', 'failed', 'unreturnable'] as const satisfies readonly RefundStatus[];
