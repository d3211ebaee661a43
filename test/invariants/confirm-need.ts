import { accounts, post } from '../../src/ledger/index.js';
import type { NeedId } from '../../src/kernel/ids.js';
import { markPaid } from '../../src/needs/index.js';
import type { GivingCity } from './giving.js';

/** What the biller's confirmation does: the need is paid, by the receiving hand. */
export async function confirmNeed(world: GivingCity, needId: NeedId, to = accounts.billerReceipts('water')): Promise<void> {
  const at = world.app.clock.now();
  const { amount } = await world.need(needId);
  await world.as('casework', async (tx) => {
    const paid = await markPaid(tx, [{ needId, paidOn: world.city.today(at) }]);
    const postings = [{ debit: accounts.need(needId), credit: to, amount }];
    const currency = world.city.currency;
    if (paid.length > 0) await post(tx, [{ side: 'receiving', kind: 'confirm', entryKey: `confirm:${needId}`, currency, at, postings }]);
  });
}
