import { askBank } from './ask-bank.js';
import { readOrder, type BankOrder } from './domain/bank-order.js';
import type { NestpaySettings } from './domain/settings.js';

/** What the bank knows of an order. @throws Refusal provider_unavailable */
export async function askOrder(settings: NestpaySettings, oid: string): Promise<BankOrder> {
  const reply = await askBank(settings, [
    ['OrderId', oid],
    ['Extra', { ORDERSTATUS: 'QUERY' }],
  ]);
  return readOrder(reply, oid);
}
