import type { NeedId } from '../../kernel/ids.js';
import type { CityTx } from '../../platform/database/index.js';

/** What this room asks of bills, which it does not reach: the wiring binds it. It names no household. */
export abstract class DueBills {
  /** How two writings of one bill number are known to be one; empty where it is no number. */
  abstract keyOf(billNo: string): string;

  /**
   * The needs behind a biller's bill numbers. Numbers that are no bill of the city, or of one that was never published, are not in the answer.
   * @param keys of {@link keyOf}
   * @returns need by key
   */
  abstract needsOf(tx: CityTx<'casework'>, billerCode: string, keys: readonly string[]): Promise<Map<string, NeedId>>;
}
