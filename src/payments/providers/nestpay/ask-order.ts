import { askBank } from './ask-bank.js';
import { readHistory, type BankHistory } from './domain/bank-history.js';
import { readOrder, type BankOrder } from './domain/bank-order.js';
import type { NestpaySettings } from './domain/settings.js';

/** How an order stands at the bank. @throws Refusal provider_unavailable */
export async function askOrder(settings: NestpaySettings, oid: string): Promise<BankOrder> {
  const query = { ORDERSTATUS: 'QUERY' };
  const reply = await askBank(settings, [
    ['OrderId', oid],
    ['Extra', query],
  ]);
  return readOrder(reply, oid);
}

/** All that was done with an order. @throws Refusal provider_unavailable */
export async function askHistory(settings: NestpaySettings, oid: string): Promise<BankHistory> {
  const query = { ORDERHISTORY: 'QUERY' };
  const reply = await askBank(settings, [
    ['OrderId', oid],
    ['Extra', query],
  ]);
  return readHistory(reply, oid);
}
