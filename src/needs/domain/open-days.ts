import type { LocalDate } from '../../kernel/local-date.js';

/** A counter as it stood when a day began: all of it since the city opened. */
export interface DayCount {
  readonly day: LocalDate;
  readonly count: bigint;
}

/**
 * The days on which a counter may be told: each stands at least k higher than the one told before it. A day's own few are never told, and
 * since all that is told is made of these days alone (a month's figure is its last told day's), no subtraction of told figures leaves
 * fewer than k. What comes later changes no day that was told.
 * @param days in their order
 */
export function openDays<T extends DayCount>(days: readonly T[], k: number): T[] {
  const told: T[] = [];
  for (const each of days) if (each.count - (told.at(-1)?.count ?? 0n) >= BigInt(k)) told.push(each);
  return told;
}
