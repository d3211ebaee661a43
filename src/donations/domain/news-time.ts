import { daysBetween, type LocalDate } from '../../kernel/local-date.js';

/** No news waits longer. */
export const LONGEST_WAIT = 14;

/**
 * Whether the news that has gathered is told today: when it is of at least k gifts, or when one has waited 14 days. Then all that has gathered
 * goes, so that even who is told alone does not know how long the news had waited.
 * @param due the days since which each news waits
 */
export function isNewsTime(due: readonly LocalDate[], k: number, today: LocalDate): boolean {
  return due.length >= k || due.some((day) => daysBetween(day, today) >= LONGEST_WAIT);
}
