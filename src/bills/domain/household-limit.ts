/** Days that a published bill counts against its household. */
export const HOUSEHOLD_LIMIT_DAYS = 30;

/** How many bills each household has against its limit: waiting ones, and those published in the last 30 days. */
export class HouseholdLimit {
  constructor(
    private readonly limit: number,
    private readonly counted: Map<string, number>,
  ) {}

  /** Takes a place for one more bill; false where there is none. */
  take(householdId: string): boolean {
    const count = this.counted.get(householdId) ?? 0;
    if (count >= this.limit) return false;
    this.counted.set(householdId, count + 1);
    return true;
  }
}
