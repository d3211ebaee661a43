import type { NeedStatus } from '../../needs/index.js';

/** What became of a line of a biller's confirmation file. `paid` is the pile "matched", every other one "unexpected". */
export const outcomes = [
  'paid',
  'already_paid',
  'amount_too_little',
  'amount_too_much',
  'day_in_future',
  'not_funded',
  'twice_in_file',
  'unknown_bill',
  'unreadable',
] as const;
export type Outcome = (typeof outcomes)[number];

export function isOutcome(text: string): text is Outcome {
  return (outcomes as readonly string[]).includes(text);
}

/** What the biller says of a bill against what our need says. Only the whole amount of a funded need is a payment. */
export function outcomeOf(confirmed: bigint, need: { readonly status: NeedStatus; readonly amount: bigint } | undefined): Outcome {
  if (!need) return 'unknown_bill';
  if (need.status === 'paid') return 'already_paid';
  if (need.status !== 'funded') return 'not_funded';
  if (confirmed < need.amount) return 'amount_too_little';
  return confirmed > need.amount ? 'amount_too_much' : 'paid';
}
