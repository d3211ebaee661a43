import type { DonationId, PaymentId, ProviderAccountId } from '../../kernel/ids.js';
import { judge, type InboxEvent } from './notification.js';
import type { Payment } from './payment.js';

const payment = (change: Partial<Payment> = {}): Payment => ({
  id: 'p' as PaymentId,
  donationId: 'd' as DonationId,
  accountId: 'a' as ProviderAccountId,
  status: 'pending',
  currency: 'TRY',
  amount: 500n,
  reference: 'ref',
  object: null,
  mode: 'test',
  billerCode: 'water',
  provider: 'sandbox',
  ...change,
});
const event = (change: Partial<InboxEvent> = {}): InboxEvent => ({
  id: 'e',
  accountId: 'a' as ProviderAccountId,
  kind: 'captured',
  reference: 'ref',
  paymentId: 'p' as PaymentId,
  amount: 500n,
  currency: 'TRY',
  mode: 'test',
  occurredAt: new Date('2026-11-20T09:00:00Z'),
  object: null,
  refundId: null,
  fee: null,
  feeBack: null,
  ...change,
});

describe('a notification', () => {
  it('that fits moves its payment', () => {
    expect(judge(event(), payment())).toEqual({ verdict: 'move', to: 'captured' });
    expect(judge(event({ kind: 'failed' }), payment())).toEqual({ verdict: 'move', to: 'failed' });
  });

  it('may be faster than our own note of the provider’s reference', () => {
    expect(judge(event(), payment({ status: 'created', reference: null }))).toEqual({ verdict: 'move', to: 'captured' });
  });

  it.each([
    ['a copy', event(), payment({ status: 'captured' })],
    ['a refusal after the capture', event({ kind: 'failed' }), payment({ status: 'captured' })],
    ['an end after the capture', event({ kind: 'expired' }), payment({ status: 'captured' })],
    ['a capture after the refund', event(), payment({ status: 'refunded' })],
    ['a kind we do not know', event({ kind: 'other' }), undefined],
  ])('does nothing when it is %s', (_, told, about) => {
    expect(judge(told, about)).toEqual({ verdict: 'nothing' });
  });

  it.each<[string, Partial<InboxEvent>]>([
    ['wrong_account', { accountId: 'other' as ProviderAccountId }],
    ['wrong_mode', { mode: 'live' }],
    ['wrong_currency', { currency: 'EUR' }],
    ['wrong_amount', { amount: 501n }],
    ['wrong_reference', { reference: 'other' }],
  ])('goes into quarantine as %s, also when it is a copy', (reason, change) => {
    expect(judge(event(change), payment())).toEqual({ verdict: 'quarantine', reason });
    expect(judge(event(change), payment({ status: 'captured' }))).toEqual({ verdict: 'quarantine', reason });
  });

  it('about no payment of ours goes into quarantine', () => {
    expect(judge(event(), undefined)).toEqual({ verdict: 'quarantine', reason: 'payment_unknown' });
  });

  it('of money taken without the proof that the city asks for is kept for a person, and moves nothing', () => {
    expect(judge(event({ kind: 'unauthenticated' }), payment())).toEqual({ verdict: 'quarantine', reason: 'not_authenticated' });
  });

  it('of a dispute waits while its payment has brought nothing, for there is nothing to take it from', () => {
    const lost = event({ kind: 'dispute_lost', object: 'du_1', amount: 100n });
    for (const status of ['created', 'pending', 'failed', 'expired'] as const)
      expect(judge(lost, payment({ status }))).toEqual({ verdict: 'wait' });
    expect(judge(lost, payment({ status: 'captured' }))).toEqual({ verdict: 'dispute', to: 'lost' });
    expect(judge({ ...lost, mode: 'live' }, payment())).toEqual({ verdict: 'quarantine', reason: 'wrong_mode' });
  });

  it('of a refund may be of a part, and is compared with the refund', () => {
    expect(judge(event({ kind: 'refunded', amount: 100n }), payment({ status: 'captured' }))).toEqual({
      verdict: 'refund',
      succeeded: true,
    });
    expect(judge(event({ kind: 'refunded', mode: 'live' }), payment())).toEqual({ verdict: 'quarantine', reason: 'wrong_mode' });
  });

  it.each([
    ['dispute_warned', 'warned'],
    ['dispute_opened', 'opened'],
    ['dispute_won', 'won'],
    ['dispute_lost', 'lost'],
  ] as const)('%s tells what a dispute is now, of the whole or a part, by the provider’s id of the money', (kind, to) => {
    const paid = payment({ status: 'captured', object: 'money' });
    expect(judge(event({ kind, reference: 'money', object: 'dispute', paymentId: null, amount: 100n }), paid)).toEqual({
      verdict: 'dispute',
      to,
    });
    const other = event({ kind, reference: 'other money', object: 'dispute', amount: 100n });
    expect(judge(other, paid)).toEqual({ verdict: 'quarantine', reason: 'wrong_reference' });
    expect(judge(event({ kind, reference: 'money', mode: 'live' }), paid)).toEqual({ verdict: 'quarantine', reason: 'wrong_mode' });
  });

  it('of a dispute waits while nothing was heard of its money; a refund of nothing does not', () => {
    expect(judge(event({ kind: 'dispute_lost' }), undefined)).toEqual({ verdict: 'wait' });
    expect(judge(event({ kind: 'refunded' }), undefined)).toEqual({ verdict: 'quarantine', reason: 'payment_unknown' });
  });

  it('of a settlement is about no payment', () => {
    expect(judge(event({ kind: 'settled', paymentId: null }), undefined)).toEqual({ verdict: 'settlement' });
  });
});
