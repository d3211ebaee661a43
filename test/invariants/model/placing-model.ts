import { covers, type Choice } from '../../../src/needs/index.js';
import { type CityModel, least, type ModelGift, type ModelNeed, type Parts, remaining, sum } from './city-model.js';

/** A part of a gift that holds nothing: where it was meant for, and of what kind that is. */
export interface ModelLine {
  readonly amount: bigint;
  readonly chosen: readonly ModelNeed[];
  readonly choice: Choice;
}

/** Where a captured gift goes, beside what it holds: late, all of it is placed anew; on time, what of its choices went beyond what it holds. */
export function placeGift(model: CityModel, gift: ModelGift, now: number): Parts {
  const holds = gift.status === 'pending';
  const bills = holds ? [] : [...gift.lines].map(([id, amount]) => ({ amount, chosen: [model.need(id)], choice: billsOf(gift) }));
  const choices = holds ? beyondHeld(model, gift) : gift.choices;
  return placeLines(model, gift, [...bills, ...choices.map(({ choice, amount }) => lineOfChoice(model, choice, amount, now))], now);
}

export const lineOfChoice = (model: CityModel, choice: Choice, amount: bigint, now: number): ModelLine => ({
  amount,
  choice,
  chosen: model.next(choice, now),
});

/** What a single bill is one of, on the path of this gift. */
export const billsOf = ({ biller }: ModelGift): Choice => ({ kind: 'bill', code: biller ?? '' });

/** The donor's word: each line where it was meant for; what does not fit goes on to the next, or back: of choices that part, of bills all. */
export function placeLines(model: CityModel, gift: ModelGift, open: readonly ModelLine[], now: number): Parts {
  const parts: Parts = new Map();
  const take = (needs: readonly ModelNeed[], wanted: bigint): bigint => {
    let left = wanted;
    for (const need of needs) {
      const part = least(remaining(need) - (parts.get(need.id) ?? 0n), left);
      if (part > 0n) parts.set(need.id, (parts.get(need.id) ?? 0n) + part);
      left -= part > 0n ? part : 0n;
    }
    return left;
  };
  const left = open.map(({ choice, chosen, amount }) => ({ choice, amount: take(chosen, amount) }));
  if (gift.ifFilled === 'refund' && gift.choices.length > 0) return parts;
  if (gift.ifFilled === 'refund') return left.some(({ amount }) => amount > 0n) ? new Map() : parts;
  for (const { amount, choice } of left) {
    let rest = amount;
    for (const wider of onward(choice, gift)) rest = take(model.next(wider, now), rest);
  }
  return parts;
}

/** Of each choice, what went beyond the needs of it that the gift holds. */
function beyondHeld(model: CityModel, { choices, held }: ModelGift): { choice: Choice; amount: bigint }[] {
  return choices.map(({ choice, amount }) => {
    const own = [...held].filter(([id]) => covers(choice, model.need(id)));
    return { choice, amount: amount - sum(own.map(([, part]) => part)) };
  });
}

function onward(choice: Choice, { path }: ModelGift): Choice[] {
  if (choice.kind !== 'bill') return [];
  const code = { kind: choice.kind, code: choice.code };
  return path === 'direct' ? [code] : [code, { kind: choice.kind, code: '' }];
}
