const MINUTE = 60_000;

/** This many sign-ins may be tried for one name in one window; the next ones get the same answer as a wrong password. */
export const mostTries = 8;
const WINDOW = 15 * MINUTE;

/** Tries from before this instant no longer count. */
export function windowStart(now: Date): Date {
  return new Date(now.getTime() - WINDOW);
}
