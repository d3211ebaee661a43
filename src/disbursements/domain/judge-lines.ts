import type { LocalDate } from '../../kernel/local-date.js';
import type { NeedState } from '../../needs/index.js';
import { type Outcome, outcomeOf } from './outcomes.js';
import type { FileLine } from '../read-lines.js';

export interface JudgedLine {
  readonly lineNo: number;
  readonly outcome: Outcome;
  readonly need?: NeedState | undefined;
  readonly amount?: bigint;
  readonly paidOn?: LocalDate;
}

/** What becomes of each line; a bill's second line in one file pays nothing. */
export function judgeLines(lines: readonly FileLine[], needs: ReadonlyMap<string, NeedState>, today: LocalDate): JudgedLine[] {
  const seen = new Set<string>();
  return lines.map((line): JudgedLine => {
    if (line.key === undefined) return { lineNo: line.lineNo, outcome: 'unreadable' };
    const { lineNo, key, amount, paidOn } = line;
    const facts = { lineNo, need: needs.get(key), amount, paidOn };
    if (seen.has(key)) return { ...facts, outcome: 'twice_in_file' };
    seen.add(key);
    return { ...facts, outcome: paidOn > today ? 'day_in_future' : outcomeOf(amount, facts.need) };
  });
}
