import type { NeedId } from '../../kernel/ids.js';
import type { Money } from '../../kernel/money.js';
import type { Choice } from '../../needs/index.js';

/** A part of one bill, in a city that shows bills one by one. */
export interface NeedLine {
  readonly needId: NeedId;
  readonly amount: Money;
}

/** An amount for the next needs of a choice: a class of bills, support packages, cash support. */
export interface ChoiceLine {
  readonly choice: Choice;
  readonly amount: Money;
}

export type BasketLine = NeedLine | ChoiceLine;

export const isChoiceLine = (line: BasketLine): line is ChoiceLine => 'choice' in line;

/** A basket is a signed cookie; this many lines fit in it. */
export const MAX_BASKET_LINES = 50;

/** True when every line is all that is left of its need: a rest below the smallest donation would otherwise wait for ever. */
export function fillsUp(lines: readonly BasketLine[], needs: readonly { readonly id: NeedId; readonly remaining: Money }[]): boolean {
  return lines.every(
    (line) => !isChoiceLine(line) && needs.some(({ id, remaining }) => id === line.needId && remaining.equals(line.amount)),
  );
}
