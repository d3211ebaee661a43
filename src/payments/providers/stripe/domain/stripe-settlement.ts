import type { Stripe } from 'stripe';
import type { ProviderSettlement } from '../../provider.js';

/**
 * A settlement (Stripe says payout, in this folder only) with the fees of what is in it. What a dispute cost is not among them: that was told
 * with the dispute. A settlement that somebody sent by hand names no lines, and so no fees.
 */
export async function readSettlement(client: Stripe, reference: string): Promise<ProviderSettlement> {
  const payout = await client.payouts.retrieve(reference);
  let fees = 0n;
  if (payout.automatic) {
    for await (const line of client.balanceTransactions.list({ payout: payout.id, limit: 100 })) fees += feeOf(line);
  }
  return {
    reference: payout.id,
    currency: payout.currency.toUpperCase(),
    amount: BigInt(payout.amount),
    fees,
    status: statusOf(payout.status),
    arrivesOn: new Date(payout.arrival_date * 1000),
  };
}

function feeOf({ type, amount, fee, reporting_category }: Stripe.BalanceTransaction): bigint {
  if (type === 'stripe_fee' || type === 'stripe_fx_fee' || type === 'tax_fee') return BigInt(-amount);
  return reporting_category === 'dispute' || reporting_category === 'dispute_reversal' ? 0n : BigInt(fee);
}

function statusOf(status: string): ProviderSettlement['status'] {
  if (status === 'paid') return 'arrived';
  return status === 'failed' || status === 'canceled' ? 'failed' : 'sent';
}
