import { currencies } from '../../../kernel/currency.js';
import type { LocalDate } from '../../../kernel/local-date.js';
import type { Money } from '../../../kernel/money.js';
import { askBank } from './ask-bank.js';
import type { Cc5Request } from './cc5.js';
import type { BankHistory } from './domain/bank-history.js';
import type { NestpaySettings } from './domain/settings.js';

type Sale = NonNullable<BankHistory['sale']>;

/**
 * Gives money back to the card it came from. On the day of the sale the whole is voided: the card is never charged. Afterwards, for a part, or
 * where the bank closed its day early, it is credited, which the bank takes only once the day is closed.
 * @returns `refused` when the bank said clearly that it did nothing
 * @throws Refusal provider_unavailable when it said nothing, or what we do not understand: then it may be done
 */
export async function sendBack(
  settings: NestpaySettings,
  oid: string,
  amount: Money,
  order: { readonly sale: Sale; readonly credited: bigint },
  today: LocalDate,
): Promise<'done' | 'refused'> {
  const { sale, credited } = order;
  const whole = amount.minor === sale.amount && credited === 0n;
  if (whole && sale.day === today && !sale.settled && (await isDone(settings, oid, [['Type', 'Void']]))) return 'done';
  const credit: Cc5Request = [
    ['Type', 'Credit'],
    ['Total', amount.toDecimal()],
    ['Currency', currencies[amount.currency].numeric],
  ];
  return (await isDone(settings, oid, credit)) ? 'done' : 'refused';
}

async function isDone(settings: NestpaySettings, oid: string, request: Cc5Request): Promise<boolean> {
  const { fields } = await askBank(settings, [['OrderId', oid], ...request]);
  return fields['Response'] === 'Approved' && fields['ProcReturnCode'] === '00' && fields['OrderId'] === oid;
}
