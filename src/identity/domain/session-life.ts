const MINUTE = 60_000;
/** A session ends eight hours after the sign-in, a working day, whatever happens. */
const LONGEST = 8 * 60 * MINUTE;
/** It ends after an hour in which nobody asked for anything. */
const IDLE = 60 * MINUTE;
/** Written again only when this much of the hour is gone: most requests then only read. */
const WORTH_A_WRITE = 10 * MINUTE;

export interface SessionLife {
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export function firstExpiry(signedInAt: Date): Date {
  return new Date(signedInAt.getTime() + IDLE);
}

/** The new end of a session that is used at `now`; undefined where the old one is good enough. */
export function renewedExpiry(session: SessionLife, now: Date): Date | undefined {
  const end = Math.min(now.getTime() + IDLE, session.createdAt.getTime() + LONGEST);
  return end - session.expiresAt.getTime() >= WORTH_A_WRITE ? new Date(end) : undefined;
}
