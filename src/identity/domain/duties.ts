import { dutyConflict, type Duty } from '../../kernel/duties.js';
import { Refusal } from '../../kernel/refusal.js';

/**
 * Somebody has at least one duty, and none that goes never with another.
 * @param excepted true where an exception of two persons stands in their city
 * @throws Refusal duty_required, duty_conflict
 */
export function assertDutiesFit(duties: readonly Duty[], excepted: boolean): void {
  if (duties.length === 0) throw new Refusal('duty_required', {}, 'duties');
  const conflict = dutyConflict(duties);
  if (conflict && !(excepted && conflict.liftedByException)) throw new Refusal('duty_conflict', {}, 'duties');
}

/** Whether somebody with `held` may do what is open to `allowed`. */
export function mayEnter(held: readonly Duty[], allowed: readonly string[]): boolean {
  return held.some((duty) => allowed.includes(duty));
}
