import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, localDate } from '../../kernel/local-date.js';
import { openCounter, openDays } from './open-days.js';

const first = localDate('2026-09-01');
const kinds = ['bill', 'package', 'cash'] as const;
type Counts = readonly number[];
/** A morning a row, of each kind its count. */
const from = (mornings: readonly Counts[]) =>
  mornings.flatMap((counts, at) =>
    counts.map((count, of) => ({ day: addDays(first, at), kind: kinds[of] ?? 'bill', count: BigInt(count) })),
  );
const told = (mornings: readonly Counts[], k = 5): Counts[] =>
  openDays(from(mornings), k, ({ count }) => count).map(({ of }) =>
    kinds.map((kind) => Number(of.find((each) => each.kind === kind)?.count ?? 0n)),
  );

describe('the days of an open counter', () => {
  it.each<[string, number[], number[]]>([
    ['nothing', [0, 0], []],
    ['too few since the beginning', [1, 2, 4, 4], []],
    ['a day of k', [0, 5, 5], [5]],
    ['days of a few, until they are k together', [3, 6, 8, 9, 11], [6, 11]],
    ['a counter that went back', [10, 8, 12, 15], [10, 15]],
  ])('of %s', (_what, counts, days) => {
    expect(told(counts.map((count) => [count])).map(([bills]) => bills)).toEqual(days);
  });

  it('step by kind: what is too little of one is not told with another', () => {
    const mornings: Counts[] = [
      [5, 0, 0],
      [6, 4, 0],
      [6, 6, 0],
      [10, 11, 4],
    ];
    expect(told(mornings)).toEqual([
      [5, 0, 0],
      [5, 6, 0],
      [10, 11, 0],
    ]);
  });

  it('never lets fewer than k of any kind be found by subtraction, and never takes back what was told', () => {
    const steps = fc.array(fc.tuple(...kinds.map(() => fc.integer({ min: 0, max: 6 }))), { maxLength: 60 });
    const growing = steps.map((all) => {
      let sums: Counts = [0, 0, 0];
      return all.map((step) => (sums = sums.map((sum, of) => sum + (step[of] ?? 0))));
    });
    fc.assert(
      fc.property(growing, fc.integer({ min: 5, max: 12 }), fc.nat(60), (mornings, k, until) => {
        const all = told(mornings, k);
        const differences = all.flatMap((a, i) => [a, ...all.slice(0, i).map((b) => a.map((count, of) => count - (b[of] ?? 0)))]);
        expect(differences.flat().every((difference) => difference === 0 || difference >= k)).toBe(true);
        const before = told(mornings.slice(0, until), k);
        expect(all.slice(0, before.length)).toEqual(before);
      }),
    );
  });
});

describe('the two figures of an open counter', () => {
  const toldBoth = (mornings: readonly (readonly [filled: number, paid: number])[], k = 5) => {
    const rows = mornings.map(([filled, paid], at) => ({
      day: addDays(first, at),
      kind: 'bill',
      filled: BigInt(filled),
      paid: BigInt(paid),
    }));
    const { filled, paid } = openCounter(rows, k);
    const until = <T extends { day: string }>(days: readonly T[], day: string) => days.findLast((each) => each.day <= day);
    return rows.map(({ day }) => [Number(until(filled, day)?.of[0]?.filled ?? 0n), Number(until(paid, day)?.of[0]?.paid ?? 0n)]);
  };

  it('never tell more paid than filled: of 62 paid of 64 no more than the 61 that are told as filled', () => {
    expect(
      toldBoth([
        [61, 50],
        [64, 62],
        [65, 65],
        [66, 66],
      ]),
    ).toEqual([
      [61, 50],
      [61, 61],
      [61, 61],
      [66, 66],
    ]);
  });

  it('nor a step of fewer than k because of it, and take nothing back', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 9 })), { maxLength: 60 });
    const growing = steps.map((all) => {
      let [filled, paid] = [0, 0];
      return all.map(([more, confirmed]) => {
        filled += more;
        paid = Math.min(filled, paid + confirmed);
        return [filled, paid] as const;
      });
    });
    fc.assert(
      fc.property(growing, fc.integer({ min: 5, max: 12 }), fc.nat(60), (mornings, k, until) => {
        const all = toldBoth(mornings, k);
        expect(all.every(([filled = 0, paid = 0]) => paid <= filled)).toBe(true);
        const moved = all.map(([, paid = 0], at) => paid - (all[at - 1]?.[1] ?? 0));
        expect(moved.every((step) => step === 0 || step >= k)).toBe(true);
        expect(all.slice(0, until)).toEqual(toldBoth(mornings.slice(0, until), k));
      }),
    );
  });
});
