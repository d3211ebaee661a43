import type { LocalDate } from '../../kernel/local-date.js';

/** A row of settings with its validity in the key: it holds from this day until another of the same thing does. */
export interface Dated {
  readonly validFrom: string;
}

/** The row that holds on a day: the last that has begun, or, where none has, the first that will. */
export function inForce<Row extends Dated>(rows: readonly Row[], day: LocalDate): Row | undefined {
  const inOrder = [...rows].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return inOrder.filter(({ validFrom }) => validFrom <= day).at(-1) ?? inOrder[0];
}
