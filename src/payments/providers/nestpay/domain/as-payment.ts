import type { ProviderPayment } from '../../provider.js';
import type { BankOrder } from './bank-order.js';
import type { NestpaySettings } from './settings.js';
import type { NestpayCheckoutEntity } from '../nestpay-checkout.entity.js';

/**
 * A payment as the bank knows it. The bank's answer names no currency: it is the one of the form, and of the merchant's terminal. An order
 * whose 3-D Secure the city's policy does not take stays open here: a person decides (it is in quarantine).
 */
export function nestpayPayment(ours: NestpayCheckoutEntity, order: BankOrder, settings: NestpaySettings): ProviderPayment {
  const payment = { reference: ours.oid, paymentId: ours.paymentId, amount: ours.amount, refunded: 0n, currency: ours.currency };
  switch (order.state) {
    case 'none':
    case 'open':
      return { ...payment, status: 'open' };
    case 'failed':
      return { ...payment, status: 'failed' };
    case 'captured':
      return { ...payment, amount: order.amount, status: isAccepted(order.mdStatus, settings) ? 'captured' : 'open' };
    case 'voided':
      return { ...payment, refunded: ours.amount, status: 'refunded' };
    case 'credited':
      return { ...payment, refunded: order.amount, status: order.amount >= ours.amount ? 'refunded' : 'captured' };
  }
}

/** Not every bank's answer carries it; the gate itself takes no card that failed. */
const isAccepted = (mdStatus: string, settings: NestpaySettings): boolean =>
  mdStatus === '' || settings.acceptedMdStatus.includes(mdStatus);
