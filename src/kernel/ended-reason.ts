import { Refusal } from './refusal.js';

/** Why somebody takes a bill or a support back. */
export const takenBackReasons = ['entered_by_mistake', 'paid_elsewhere', 'household_wish', 'not_entitled', 'biller_error'] as const;
export type TakenBackReason = (typeof takenBackReasons)[number];

/** Why it ended before it was paid: somebody took it back, its time ran out before its approval, or on the list. */
export type EndedReason = TakenBackReason | 'too_late' | 'expired';

/** @throws Refusal ended_reason_unknown */
export function readTakenBackReason(code: string): TakenBackReason {
  const reason = takenBackReasons.find((each) => each === code);
  if (reason === undefined) throw new Refusal('ended_reason_unknown', {}, 'reason');
  return reason;
}
