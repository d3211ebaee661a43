import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, localDate } from '../../kernel/local-date.js';
import { openDays } from './open-days.js';

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
