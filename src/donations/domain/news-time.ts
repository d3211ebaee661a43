import { daysBetween, type LocalDate } from '../../kernel/local-date.js';

/** No news waits longer. */
export const NEWS_WAIT_DAYS = 14;

export interface GatheredNews {
  /** The days since which it waits, one for each donation. */
  readonly due: readonly LocalDate[];
  /** How many needs these donations went to. One person may give k times to one need: its payment would be told as soon as it is known. */
  readonly needs: number;
}

/**
 * Whether the news that has gathered is told today: when it is of at least k donations and of at least k needs, or when one has waited 14 days.
 * Then all that has gathered goes, so that even who is told alone does not know how long the news had waited.
 */
export function isNewsTime({ due, needs }: GatheredNews, k: number, today: LocalDate): boolean {
  return (due.length >= k && needs >= k) || due.some((day) => daysBetween(day, today) >= NEWS_WAIT_DAYS);
}
