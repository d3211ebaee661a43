import type { PackageCode } from '../../cities/index.js';
import type { NeedId, SupportId } from '../../kernel/ids.js';
import type { Money } from '../../kernel/money.js';
import type { CityTx } from '../../platform/database/index.js';

/** A package or cash support that is handed over, with the case number under which its household is known at the desk. */
export interface DueSupport {
  readonly id: SupportId;
  readonly needId: NeedId;
  readonly caseNo: string;
  readonly kind: 'package' | 'cash';
  readonly packageCode: PackageCode | undefined;
  readonly amount: Money;
  /** The decision by which it was granted. */
  readonly decisionNo: string;
}

/** What this room asks of supports, which it does not reach: the wiring binds it. */
export abstract class DueSupports {
  abstract ofNeeds(tx: CityTx<'casework'>, needs: readonly NeedId[]): Promise<DueSupport[]>;

  /** A support with its need once it was published; undefined where this city has none of this id. */
  abstract find(tx: CityTx<'casework'>, id: string): Promise<{ readonly id: SupportId; readonly needId: NeedId | undefined } | undefined>;
}
