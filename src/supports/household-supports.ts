import type { HouseholdId, NeedId } from '../kernel/ids.js';
import type { CityTx } from '../platform/database/index.js';
import { supportRowsOfHousehold } from './support.store.js';
import { supportViews, type SupportView } from './support-view.js';

/** A package or cash support of one household. */
export interface HouseholdSupport extends SupportView {
  /** Its need, once it was published. */
  readonly needId: NeedId | undefined;
  /** The day on which the household was told that it is taken care of. */
  readonly toldFundedOn: string | null;
}

/** The newest first. */
export async function supportsOfHousehold(tx: CityTx<'casework'>, householdId: HouseholdId): Promise<HouseholdSupport[]> {
  return (await supportViews(tx, await supportRowsOfHousehold(tx, householdId))).map(({ row, view }) => ({
    ...view,
    needId: (row.needId ?? undefined) as NeedId | undefined,
    toldFundedOn: row.toldFundedOn,
  }));
}
