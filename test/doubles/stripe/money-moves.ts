import type { EventSink } from './webhooks.js';
import { number, ofKind, text, type Account, type Item, type RefundOutcome, type World } from './world.js';

/** What a dispute costs, in minor units. */
export const DISPUTE_FEE = 1500;
const feeOf = (amount: number): number => Math.round(amount * 0.015) + 25;

/** Everything that moves money at the provider, with the events that tell of it. */
export class MoneyMoves {
  constructor(
    private readonly world: World,
    private readonly events: EventSink,
  ) {}

  /** The card is taken: session, intent, charge and balance move together. */
  pay(account: Account, session: Item): void {
    const intent = this.intent(account, session, 'succeeded');
    this.charge(account, session, intent);
    Object.assign(session, { status: 'complete', payment_status: 'paid', payment_intent: intent.id, customer_details: payer });
    this.events.emit(account, 'payment_intent.succeeded', intent);
    this.events.emit(account, 'checkout.session.completed', session);
  }

  /** A slow way to pay: the page is done, the money comes later or never. */
  promise(account: Account, session: Item): void {
    const intent = this.intent(account, session, 'processing');
    Object.assign(session, { status: 'complete', payment_status: 'unpaid', payment_intent: intent.id, customer_details: payer });
    this.events.emit(account, 'checkout.session.completed', session);
  }

  keep(account: Account, session: Item, succeeded: boolean): void {
    const intent = account.items.get(text(session['payment_intent']));
    if (intent?.['status'] !== 'processing') return;
    intent['status'] = succeeded ? 'succeeded' : 'requires_payment_method';
    if (succeeded) {
      this.charge(account, session, intent);
      session['payment_status'] = 'paid';
    }
    this.events.emit(account, `checkout.session.async_payment_${succeeded ? 'succeeded' : 'failed'}`, session);
  }

  refuseCard(account: Account, session: Item): void {
    const intent = this.intent(account, session, 'requires_payment_method');
    this.events.emit(account, 'payment_intent.payment_failed', intent);
  }

  expire(account: Account, session: Item): void {
    session['status'] = 'expired';
    this.events.emit(account, 'checkout.session.expired', session);
  }

  refund(account: Account, charge: Item, amount: number, metadata: unknown, outcome: RefundOutcome): Item {
    const [first = 'succeeded', , later] = outcome.split('_');
    const { id, currency, payment_intent } = charge;
    const refund = this.world.make(account, 'refund', 're', { amount, charge: id, currency, metadata, payment_intent, status: first });
    charge['amount_refunded'] = number(charge['amount_refunded']) + amount;
    charge['refunded'] = charge['amount_refunded'] === charge['amount'];
    refund['balance_transaction'] = this.balance(account, 'refund', -amount, 0, refund).id;
    this.events.emit(account, 'refund.created', refund);
    this.events.emit(account, 'charge.refunded', charge);
    if (later !== undefined) this.finishRefund(account, refund, later === 'succeeded');
    if (first === 'failed') this.finishRefund(account, refund, false);
    return refund;
  }

  finishRefund(account: Account, refund: Item, succeeded: boolean): void {
    refund['status'] = succeeded ? 'succeeded' : 'failed';
    if (!succeeded) {
      const charge = account.items.get(text(refund['charge']));
      if (charge) charge['amount_refunded'] = number(charge['amount_refunded']) - number(refund['amount']);
      this.balance(account, 'refund_failure', number(refund['amount']), 0, refund);
      refund['failure_reason'] = 'expired_or_canceled_card';
    }
    this.events.emit(account, 'refund.updated', refund);
    if (!succeeded) this.events.emit(account, 'refund.failed', refund);
  }

  dispute(account: Account, charge: Item, amount: number, inquiry: boolean): Item {
    const { id, currency, payment_intent } = charge;
    const status = inquiry ? 'warning_needs_response' : 'needs_response';
    const dispute = this.world.make(account, 'dispute', 'du', {
      amount,
      charge: id,
      currency,
      payment_intent,
      status,
      reason: 'fraudulent',
      metadata: {},
      is_charge_refundable: inquiry,
      evidence: { customer_email_address: payer.email },
      balance_transactions: [],
    });
    this.events.emit(account, 'charge.dispute.created', dispute);
    if (inquiry) return dispute;
    dispute['balance_transactions'] = [this.balance(account, 'adjustment', -amount, DISPUTE_FEE, dispute)];
    this.events.emit(account, 'charge.dispute.funds_withdrawn', dispute);
    return dispute;
  }

  /** @param feeBack what of its fee comes back with a dispute that was won, in minor units */
  closeDispute(account: Account, dispute: Item, status: string, feeBack = 0): void {
    dispute['status'] = status;
    const taken = (dispute['balance_transactions'] ?? []) as Item[];
    const back =
      status === 'won' && taken.length > 0 ? [this.balance(account, 'adjustment', number(dispute['amount']), -feeBack, dispute)] : [];
    dispute['balance_transactions'] = [...taken, ...back];
    this.events.emit(account, 'charge.dispute.updated', dispute);
    this.events.emit(account, 'charge.dispute.closed', dispute);
    if (back.length > 0) this.events.emit(account, 'charge.dispute.funds_reinstated', dispute);
  }

  /** Sends to the bank all that has not been sent. */
  payOut(account: Account): Item | undefined {
    const waiting = ofKind(account, 'balance_transaction').filter((line) => line['payout'] === undefined);
    const amount = waiting.reduce((sum, line) => sum + number(line['net']), 0);
    if (amount <= 0) return undefined;
    const arrival_date = this.world.seconds();
    const fields = { amount, currency: waiting[0]?.['currency'], arrival_date, automatic: true, status: 'paid', metadata: {} };
    const payout = this.world.make(account, 'payout', 'po', fields);
    for (const line of waiting) line['payout'] = payout.id;
    this.events.emit(account, 'payout.created', payout);
    this.events.emit(account, 'payout.paid', payout);
    return payout;
  }

  failPayout(account: Account, payout: Item): void {
    payout['status'] = 'failed';
    for (const line of ofKind(account, 'balance_transaction')) if (line['payout'] === payout.id) delete line['payout'];
    this.events.emit(account, 'payout.failed', payout);
  }

  private intent(account: Account, session: Item, status: string): Item {
    const { amount_total: amount, currency } = session;
    const metadata = (session['payment_intent_data'] as { metadata?: unknown } | undefined)?.metadata ?? {};
    return this.world.make(account, 'payment_intent', 'pi', { amount, currency, metadata, status, latest_charge: null });
  }

  private charge(account: Account, session: Item, intent: Item): void {
    const { amount_total: amount, currency } = session;
    const made = {
      amount,
      amount_refunded: 0,
      refunded: false,
      currency,
      payment_intent: intent.id,
      metadata: intent['metadata'],
      paid: true,
    };
    const charge = this.world.make(account, 'charge', 'ch', { ...made, billing_details: payer });
    charge['balance_transaction'] = this.balance(account, 'charge', number(amount), feeOf(number(amount)), charge).id;
    Object.assign(intent, { latest_charge: charge.id, status: 'succeeded' });
  }

  private balance(account: Account, type: string, amount: number, fee: number, source: Item): Item {
    const category = type !== 'adjustment' ? type : amount < 0 ? 'dispute' : 'dispute_reversal';
    const fields = { amount, fee, net: amount - fee, currency: source['currency'], type, reporting_category: category, source: source.id };
    return this.world.make(account, 'balance_transaction', 'txn', fields);
  }
}

/** Whoever pays tells the provider who they are. Nothing of it may be found on our side. */
export const payer = { email: 'payer-canary@example.org', name: 'Payer Canary' };
