import { paymentLifecycle } from './payment.js';
import { refundLifecycle } from './refund.js';

describe('a payment', () => {
  it('is captured from every state before, for money that came is money that came', () => {
    expect(paymentLifecycle.before('captured')).toEqual(['created', 'pending', 'failed', 'expired']);
  });

  it('once captured goes nowhere but back to the donor', () => {
    for (const state of paymentLifecycle.states) expect(paymentLifecycle.can('captured', state)).toBe(state === 'refunded');
  });

  it('once refunded stays so', () => {
    expect(paymentLifecycle.states.filter((state) => paymentLifecycle.can('refunded', state))).toEqual([]);
  });

  it('does not expire after a refusal, nor is refused after it expired', () => {
    expect(paymentLifecycle.can('failed', 'expired')).toBe(false);
    expect(paymentLifecycle.can('expired', 'failed')).toBe(false);
  });
});

describe('a refund', () => {
  it('that succeeded is over', () => {
    expect(refundLifecycle.states.filter((state) => refundLifecycle.can('succeeded', state))).toEqual([]);
  });

  it('that failed may still succeed, and is never asked for from the start', () => {
    expect(refundLifecycle.can('failed', 'succeeded')).toBe(true);
    expect(refundLifecycle.before('requested')).toEqual([]);
  });
});
