import { Any, IsNull, MoreThan, Not } from 'typeorm';
import type { NeedId } from '../kernel/ids.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { CityTx } from '../platform/database/index.js';
import { BillEntity } from './bill.entity.js';

type Tx = CityTx<'casework'>;

/** Published bills whose end the household has not heard, in id order after one. */
export async function untoldBills(tx: Tx, after: string | undefined, limit: number): Promise<{ id: string; needId: string | null }[]> {
  return tx.manager.find(BillEntity, {
    select: { id: true, needId: true },
    where: { cityId: tx.cityId, status: 'published', toldPaidOn: IsNull(), ...(after === undefined ? {} : { id: MoreThan(after) }) },
    order: { id: 'ASC' },
    take: limit,
  });
}

/** Writes what is told today of what {@link untoldBills} gave; what is paid was funded too. */
export async function tellBills(tx: Tx, ids: Record<'funded' | 'paid' | 'open', string[]>, today: LocalDate): Promise<void> {
  const { manager, cityId } = tx;
  await manager.update(BillEntity, { cityId, id: Any(ids.funded), toldFundedOn: IsNull() }, { toldFundedOn: today });
  await manager.update(BillEntity, { cityId, id: Any(ids.paid) }, { toldPaidOn: today });
  await manager.update(BillEntity, { cityId, id: Any(ids.open), toldFundedOn: Not(IsNull()) }, { toldFundedOn: null });
}

/** The households whose bills stand behind needs, each once. */
export async function householdsOfBills(tx: Tx, needs: readonly NeedId[]): Promise<string[]> {
  const rows = await tx.manager
    .createQueryBuilder(BillEntity, 'bill')
    .select('bill.householdId', 'id')
    .distinct()
    .where('bill.cityId = :cityId AND bill.needId = ANY(:needs)', { cityId: tx.cityId, needs: [...needs] })
    .getRawMany<{ id: string }>();
  return rows.map(({ id }) => id);
}
