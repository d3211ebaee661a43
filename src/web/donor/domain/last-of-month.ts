import type { LocalDate } from '../../../kernel/local-date.js';

/** Of each calendar month the last of the days given, newest month first. */
export function lastOfMonths<T extends { readonly day: LocalDate }>(days: readonly T[]): T[] {
  const last = new Map(days.map((each) => [each.day.slice(0, 7), each]));
  return [...last.values()].reverse();
}

/** What stood at the end of a day: the newest of the days given that is not after it. */
export function lastAsOf<T extends { readonly day: LocalDate }>(days: readonly T[], day: LocalDate): T | undefined {
  return days.filter((each) => each.day <= day).at(-1);
}
