import type { LocalDate } from '../../kernel/local-date.js';

/** One kind's part of a counter as it stood when a day began: all of it since the city opened. */
export interface KindDay {
  readonly day: LocalDate;
  readonly kind: string;
}

/** A day that may be told, with what is told of each kind by then: of that morning, or of the last one on which the kind was told. */
export interface OpenDay<T> {
  readonly day: LocalDate;
  readonly of: readonly T[];
}

/**
 * The days on which a counter may be told. Each kind steps by itself: it is told anew when it stands at least k higher than it was told
 * last, and as it was told last until then. So between any two told days every kind moved by nothing or by at least k, and no sum over the
 * kinds hides fewer: with packages, whose price everybody knows, one bill could otherwise fill a step of k and its amount be left by
 * subtraction. A day's own few are never told, all that is told is made of these days alone (a month's figure is its last told day's), and
 * what comes later changes no day that was told.
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
 * The days on which a counter's two figures may be told. Each steps by itself, so `paid` could pass the `filled` that was told before it
 * ("61 filled, 62 paid") although no need is paid before it is full. So of each kind no more counts as paid than is told as filled by that day,
 * before the steps are made: cut off afterwards, the rest would be a step of fewer than k.
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
