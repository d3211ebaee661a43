import type { LocalDate } from '../../kernel/local-date.js';

/** One kind's part of a counter as it stood when a day began: all of it since the city opened. */
export interface KindDay {
  readonly day: LocalDate;
  readonly kind: string;
}

/** A day whose figures may be public, with the row of each kind: that of this day, or of the last day on which the kind was made public. */
export interface OpenDay<T> {
  readonly day: LocalDate;
  readonly of: readonly T[];
}

/**
 * The days on which a counter may be public. Each kind steps by itself: its figure is published anew once it is at least k higher than the one
 * published last, and stays as it was until then. So between two public days every kind moved by nothing or by at least k, and no sum over the
 * kinds hides a smaller step: packages have a known price, and one bill in a step of k could be found by subtraction. All public figures are
 * made of these days alone (a month's figure is that of its last public day), and what comes later changes no day that is public.
 * @param rows in the order of their days, at most one a kind and day
 * @param count what must grow by k
 */
export function openDays<T extends KindDay>(rows: readonly T[], k: number, count: (row: T) => bigint): OpenDay<T>[] {
  const told = new Map<string, T>();
  const days = new Map<LocalDate, readonly T[]>();
  for (const row of rows) {
    const last = told.get(row.kind);
    if (count(row) - (last ? count(last) : 0n) < BigInt(k)) continue;
    told.set(row.kind, row);
    days.set(row.day, [...told.values()]);
  }
  return [...days].map(([day, of]) => ({ day, of }));
}

/** What both figures of a counter are made of. */
interface CounterDay extends KindDay {
  readonly filled: bigint;
  readonly paid: bigint;
}

/**
 * The days on which a counter's two figures may be public. Each figure steps by itself, so `paid` could pass the `filled` that was published
 * before it ("61 filled, 62 paid"), although no need is paid before it is full. So of each kind no more counts as paid than is public as filled
 * on that day. This limit comes before the steps: cut off afterwards, the rest would be a step of fewer than k.
 */
export function openCounter<T extends CounterDay>(
  rows: readonly T[],
  k: number,
): { readonly filled: OpenDay<T>[]; readonly paid: OpenDay<T>[] } {
  const filled = openDays(rows, k, (row) => row.filled);
  let at = -1;
  const capped = rows.map((row) => {
    for (let next = filled[at + 1]; next && next.day <= row.day; next = filled[at + 1]) at += 1;
    const told = filled[at]?.of.find(({ kind }) => kind === row.kind)?.filled ?? 0n;
    return row.paid > told ? { ...row, paid: told } : row;
  });
  return { filled, paid: openDays(capped, k, (row) => row.paid) };
}
