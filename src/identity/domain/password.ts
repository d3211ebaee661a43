import { Refusal } from '../../kernel/refusal.js';

const SHORTEST = 12;
/** Longer ones are nobody's password, but work for the hash. */
export const longestPassword = 200;

/** @throws Refusal password_too_short */
export function assertPasswordFits(password: string): void {
  if (password.length < SHORTEST) throw new Refusal('password_too_short', {}, 'password');
}
