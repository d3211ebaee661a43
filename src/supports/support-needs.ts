import { caseNumbers } from '../households/index.js';
import { isUuid, type NeedId, type SupportId } from '../kernel/ids.js';
import type { CityTx } from '../platform/database/index.js';
import { findSupport, supportsByNeed } from './support.store.js';
import { supportViews, type SupportView } from './support-view.js';

/** A support with its need, and the case number under which the household is known where it is handed over. */
export interface SupportOfNeed extends SupportView {
  readonly needId: NeedId;
  readonly caseNo: string;
}

/** The packages and cash support behind needs, for whoever hands them over. */
export async function supportsOfNeeds(tx: CityTx<'casework'>, needs: readonly NeedId[]): Promise<SupportOfNeed[]> {
  const supports = await supportsByNeed(tx, needs);
  const cases = await caseNumbers(
    tx,
    supports.map(({ householdId }) => householdId),
  );
  return (await supportViews(tx, supports)).map(({ row, view }) => ({
    ...view,
    needId: row.needId as NeedId,
    caseNo: cases.get(row.householdId) ?? '',
  }));
}

/** A support by its id, with its need once it was published; undefined where this city has none. */
export async function supportOf(tx: CityTx<'casework'>, id: string): Promise<{ id: SupportId; needId: NeedId | undefined } | undefined> {
  const row = isUuid(id) ? await findSupport(tx, id) : null;
  return row ? { id: row.id as SupportId, needId: (row.needId ?? undefined) as NeedId | undefined } : undefined;
}
