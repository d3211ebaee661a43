import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, localDate } from '../../kernel/local-date.js';
import { openDays } from './open-days.js';

const first = localDate('2026-09-01');
const from = (counts: readonly number[]) => counts.map((count, at) => ({ day: addDays(first, at), count: BigInt(count) }));
const told = (counts: readonly number[], k = 5) => openDays(from(counts), k).map(({ count }) => Number(count));

describe('the days of an open counter', () => {
  it.each<[string, number[], number[]]>([
    ['nothing', [0, 0], []],
    ['too few since the beginning', [1, 2, 4, 4], []],
    ['a day of k', [0, 5, 5], [5]],
    ['days of a few, until they are k together', [3, 6, 8, 9, 11], [6, 11]],
    ['a counter that went back', [10, 8, 12, 15], [10, 15]],
  ])('of %s', (_what, counts, days) => {
    expect(told(counts)).toEqual(days);
  });

  it('never lets fewer than k be found by subtraction, and never takes back what was told', () => {
    const growing = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 }).map((steps) => {
      let sum = 0;
      return steps.map((step) => (sum += step));
    });
    fc.assert(
      fc.property(growing, fc.integer({ min: 5, max: 12 }), fc.nat(60), (counts, k, until) => {
        const all = told(counts, k);
        const differences = all.flatMap((a, i) => [a, ...all.slice(0, i).map((b) => a - b)]);
        expect(differences.every((difference) => difference >= k)).toBe(true);
        const before = told(counts.slice(0, until), k);
        expect(all.slice(0, before.length)).toEqual(before);
      }),
    );
  });
});
