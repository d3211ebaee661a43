import { isUnpaid, paymentLifecycle } from './payment.js';
import { refundLifecycle } from './refund.js';

describe('a payment', () => {
  it('is captured from every state before, for money that came is money that came', () => {
    expect(paymentLifecycle.before('captured').filter((status) => isUnpaid({ status }))).toEqual([
      'created',
      'pending',
      'failed',
      'expired',
    ]);
  });

  it('once captured goes nowhere but back to the donor', () => {
    for (const state of paymentLifecycle.states) expect(paymentLifecycle.can('captured', state)).toBe(state === 'refunded');
  });

  it('once refunded is captured again where its refund comes back, and by no notification of a capture', () => {
    expect(paymentLifecycle.states.filter((state) => paymentLifecycle.can('refunded', state))).toEqual(['captured']);
    expect(isUnpaid({ status: 'refunded' })).toBe(false);
  });

  it('does not expire after a refusal, nor is refused after it expired', () => {
    expect(paymentLifecycle.can('failed', 'expired')).toBe(false);
    expect(paymentLifecycle.can('expired', 'failed')).toBe(false);
  });
});

describe('a refund', () => {
  it('that succeeded may still come back from the donor’s bank, and is then owed until it is said to be unreturnable', () => {
    expect(refundLifecycle.states.filter((state) => refundLifecycle.can('succeeded', state))).toEqual(['failed']);
    expect(refundLifecycle.states.filter((state) => refundLifecycle.can('failed', state))).toEqual(['unreturnable']);
    expect(refundLifecycle.states.filter((state) => refundLifecycle.can('unreturnable', state))).toEqual([]);
  });

  it('that a person asked for is owed only once another released it', () => {
    expect(refundLifecycle.before('queued')).toEqual(['approved']);
    expect(refundLifecycle.before('approved')).toEqual(['pending_approval']);
  });
});
