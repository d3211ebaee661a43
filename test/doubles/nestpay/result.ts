import { randomBytes } from 'node:crypto';
import type { Bank, Merchant, Movement } from './bank.js';
import { hashOf, type Pairs } from './fields.js';

/** What the gate posts after a payment: the form's own fields, the result, much that nobody needs, and the hash over it all. */
export function resultOf(bank: Bank, form: Pairs, merchant: Merchant, sale: Movement): Pairs {
  const paid = sale.state === 'C';
  const fields: Pairs = [
    ...form.filter(([name]) => name !== 'hash'),
    ['ReturnOid', new Map(form).get('oid') ?? ''],
    ['Response', paid ? 'Approved' : sale.code === '05' ? 'Declined' : 'Error'],
    ['ProcReturnCode', sale.code],
    ['mdStatus', sale.mdStatus],
    ['TransId', sale.transId],
    ['AuthCode', paid ? 'P12345' : ''],
    ['HostRefNum', paid ? '632500123456' : ''],
    ['ErrMsg', paid ? '' : 'Genel red|limit \\ yetersiz'],
    ['mdErrorMsg', sale.mdStatus === '0' ? 'Not authenticated' : 'Y-status/Challenge authentication'],
    ['merchantName', 'Örnek Su İdaresi'],
    ['MaskedPan', '400000***0002'],
    ['maskedCreditCard', '4000 00** **** 0002'],
    ['Ecom_Payment_Card_ExpDate_Month', '12'],
    ['EXTRA.TRXDATE', bank.time(sale.at).slice(0, 19).replaceAll('-', '')],
    ['payResults.dsId', '1'],
    ['clientIp', '203.0.113.9'],
    ['txstatus', paid ? 'Y' : 'N'],
    ['eci', paid ? '05' : ''],
    ['md', `400000:${randomBytes(16).toString('hex')}:4333:##${merchant.clientId}`],
    ['xid', randomBytes(20).toString('base64')],
    ['callbackCall', 'true'],
    ['NATIONALIDNO', ''],
  ];
  return [...fields, ['HASH', hashOf(fields, merchant.storeKey)]];
}
