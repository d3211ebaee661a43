import iconv from 'iconv-lite';

import type { Currency } from '../../kernel/currency.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { DemoBill } from './demo-bill.js';
import type { FileStyle } from './demo-city.js';

const HEADER = ['bill_no', 'utility', 'account_no', 'holder_name', 'national_id', 'district', 'amount', 'currency', 'issued_on', 'due_on'];

/** The bills as the file that a city gets from its utilities. */
export function billFile(bills: readonly DemoBill[], currency: Currency, style: FileStyle): Buffer {
  const rows = bills.map((bill) => [
    bill.billNo,
    bill.biller,
    bill.subscriberNo,
    bill.person.name,
    bill.person.nationalId,
    bill.district,
    decimal(bill, style),
    currency,
    day(bill.issuedOn, style),
    day(bill.dueOn, style),
  ]);
  return table([HEADER, ...rows], style);
}

/** A biller's file of what it has received and booked. It names bills and no person. */
export function confirmationFile(paid: readonly { readonly bill: DemoBill; readonly on: LocalDate }[], style: FileStyle): Buffer {
  const rows = paid.map(({ bill, on }) => [bill.billNo, decimal(bill, style), day(on, style)]);
  return table([['bill_no', 'amount', 'paid_on'], ...rows], style);
}

function table(rows: readonly (readonly string[])[], { delimiter, encoding }: FileStyle): Buffer {
  return iconv.encode([...rows.map((row) => row.join(delimiter)), ''].join('\n'), encoding);
}

function decimal({ amount }: DemoBill, style: FileStyle): string {
  return amount.toDecimal().replace('.', style.decimal);
}

function day(date: LocalDate, { dates }: FileStyle): string {
  return dates === 'iso' ? date : date.split('-').toReversed().join('.');
}
