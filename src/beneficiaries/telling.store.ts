import { Any, IsNull, MoreThan, Not } from 'typeorm';
import type { LocalDate } from '../kernel/local-date.js';
import type { CityTx } from '../platform/database/index.js';
import { BillEntity } from './bill.entity.js';
import { SupportEntity } from './support.entity.js';

type Tx = CityTx<'casework'>;
/** What a household has that others give to. */
type Told = typeof BillEntity | typeof SupportEntity;
export const told: readonly Told[] = [BillEntity, SupportEntity];

/** Published bills or supports whose end the household has not heard, in id order after one. */
export async function untold(tx: Tx, of: Told, after: string | undefined, limit: number): Promise<{ id: string; needId: string | null }[]> {
  return tx.manager.find<BillEntity | SupportEntity>(of, {
    select: { id: true, needId: true },
    where: { cityId: tx.cityId, status: 'published', toldPaidOn: IsNull(), ...(after === undefined ? {} : { id: MoreThan(after) }) },
    order: { id: 'ASC' },
    take: limit,
  });
}

/** Writes what is told today of what {@link untold} gave; what is paid was funded too. */
export async function tell(tx: Tx, of: Told, ids: Record<'funded' | 'paid' | 'open', string[]>, today: LocalDate): Promise<void> {
  const { manager, cityId } = tx;
  await manager.update<BillEntity | SupportEntity>(of, { cityId, id: Any(ids.funded), toldFundedOn: IsNull() }, { toldFundedOn: today });
  await manager.update<BillEntity | SupportEntity>(of, { cityId, id: Any(ids.paid) }, { toldPaidOn: today });
  await manager.update<BillEntity | SupportEntity>(of, { cityId, id: Any(ids.open), toldFundedOn: Not(IsNull()) }, { toldFundedOn: null });
}
