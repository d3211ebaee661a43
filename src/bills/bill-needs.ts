import type { NeedId } from '../kernel/ids.js';
import type { FieldCrypto } from '../platform/crypto/index.js';
import type { CityTx } from '../platform/database/index.js';
import { findBillsByNumber } from './bill.store.js';
import { billNoKey } from './bill-no-key.js';
import { billNoIndexText } from './bill-fields.js';

/**
 * The needs behind a biller's bill numbers, for whoever reads the biller's confirmations. Numbers that are no bill of ours, or one that was
 * never published, are not in the answer.
 * @returns need by {@link billNoKey}: blanks, capitals and leading zeros aside
 */
export async function needsOfBills(
  tx: CityTx<'casework'>,
  crypto: FieldCrypto,
  billerCode: string,
  billNos: readonly string[],
): Promise<Map<string, NeedId>> {
  const cipher = await crypto.forCity(tx);
  const keys = [...new Set(billNos.map(billNoKey))];
  const byIndex = new Map(keys.map((key) => [cipher.index('bill_number', billNoIndexText(billerCode, key)).toString('hex'), key]));
  const numbers = [...byIndex.keys()].map((index) => ({ billerCode, index: Buffer.from(index, 'hex') }));
  const bills = await findBillsByNumber(tx, numbers);
  const needs = new Map<string, NeedId>();
  for (const { billNoIndex, needId } of bills) {
    const key = byIndex.get(billNoIndex.toString('hex'));
    if (key !== undefined && needId !== null) needs.set(key, needId as NeedId);
  }
  return needs;
}
