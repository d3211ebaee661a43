import { currencies } from '../../../kernel/currency.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import type { Money } from '../../../kernel/money.js';
import { Refusal } from '../../../kernel/refusal.js';
import { askBank } from './ask-bank.js';
import { askOrder } from './ask-order.js';
import type { NestpaySettings } from './domain/settings.js';

/**
 * Sends money back to the card it came from. The API takes no key that would make a second request harmless, so the order is asked for
 * first, each time: what a lost answer left behind is seen there. On the day of the sale the whole is voided (the card is never
 * charged); afterwards, or for a part, it is credited, which the bank takes only once the day is closed.
 * @throws Refusal provider_unavailable when the order was not paid, or the bank does not say that it was done
 */
export async function sendBack(settings: NestpaySettings, oid: string, amount: Money, today: LocalDate): Promise<'succeeded'> {
  const order = await askOrder(settings, oid);
  if (order.state === 'voided' || order.state === 'credited') return 'succeeded';
  if (order.state !== 'captured' || amount.minor > order.amount) throw new Refusal('provider_unavailable');
  const whole = amount.minor === order.amount;
  const { fields } = await askBank(
    settings,
    whole && order.day === today && !order.settled
      ? [
          ['Type', 'Void'],
          ['OrderId', oid],
        ]
      : [
          ['Type', 'Credit'],
          ['OrderId', oid],
          ['Total', amount.toDecimal()],
          ['Currency', currencies[amount.currency].numeric],
        ],
  );
  const done = fields['Response'] === 'Approved' && fields['ProcReturnCode'] === '00' && fields['OrderId'] === oid;
  if (!done) throw new Refusal('provider_unavailable');
  return 'succeeded';
}
