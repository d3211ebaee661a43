import type { NeedId } from '../../kernel/ids.js';
import { type Choice, nextNeeds, type LockedNeed, writeChoice } from '../../needs/index.js';
import type { CityTx } from '../../platform/database/index.js';

/** How many of the next needs are read for a choice. */
const NEEDS_PER_CHOICE = 200;

/**
 * What each locked need of a batch can still take, in minor units: the donations that are placed take it off. The needs of a choice are looked up
 * once a batch; they are locked, so a second look would find the same, and a pool's donations all choose alike (3 queries a donation otherwise).
 */
export class NeedCapacity {
  readonly remaining: Map<NeedId, bigint>;
  private readonly found = new Map<string, readonly NeedId[]>();

  /** @param needs those that are locked already */
  constructor(
    private readonly tx: CityTx<'donor'>,
    private readonly now: Date,
    needs: readonly LockedNeed[] = [],
  ) {
    this.remaining = new Map(needs.map(({ needId, remaining }) => [needId, remaining]));
  }

  /** The open needs of these choices, one choice after the other, each in the city's published order; locked. */
  async needsFor(choices: readonly Choice[], currency: string): Promise<NeedId[]> {
    const all: NeedId[] = [];
    for (const choice of choices) all.push(...(await this.needsForOne(choice, currency)));
    return all;
  }

  private async needsForOne(choice: Choice, currency: string): Promise<readonly NeedId[]> {
    const key = `${writeChoice(choice)} ${currency}`;
    const known = this.found.get(key);
    if (known) return known;
    const open = await nextNeeds(this.tx, choice, currency, NEEDS_PER_CHOICE, this.now);
    for (const { needId, remaining } of open) if (!this.remaining.has(needId)) this.remaining.set(needId, remaining);
    const ids = open.map(({ needId }) => needId);
    this.found.set(key, ids);
    return ids;
  }
}
