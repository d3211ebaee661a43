import { Any, IsNull, MoreThan, Not } from 'typeorm';
import type { LocalDate } from '../kernel/local-date.js';
import type { CityTx } from '../platform/database/index.js';
import { BillEntity } from './bill.entity.js';

type Tx = CityTx<'casework'>;

/** Published bills whose end the household has not heard, in id order after one. */
export async function untoldBills(tx: Tx, after: string | undefined, limit: number): Promise<Pick<BillEntity, 'id' | 'needId'>[]> {
  return tx.manager.find(BillEntity, {
    select: { id: true, needId: true },
    where: { cityId: tx.cityId, status: 'published', toldPaidOn: IsNull(), ...(after === undefined ? {} : { id: MoreThan(after) }) },
    order: { id: 'ASC' },
    take: limit,
  });
}

/** Writes what is told today of bills that {@link untoldBills} gave; a bill that is paid was funded too. */
export async function tellBills(tx: Tx, told: Record<'funded' | 'paid' | 'open', string[]>, today: LocalDate): Promise<void> {
  const bills = { cityId: tx.cityId };
  await tx.manager.update(BillEntity, { ...bills, id: Any(told.funded), toldFundedOn: IsNull() }, { toldFundedOn: today });
  await tx.manager.update(BillEntity, { ...bills, id: Any(told.paid) }, { toldPaidOn: today });
  await tx.manager.update(BillEntity, { ...bills, id: Any(told.open), toldFundedOn: Not(IsNull()) }, { toldFundedOn: null });
}
