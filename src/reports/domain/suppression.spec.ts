import fc from 'fast-check';

import { withTotals, type Figure, type PublishedFigure } from './figure.js';
import { suppress } from './suppression.js';

const kinds = ['water', 'gas', 'electricity', 'heating', 'waste'];
const paid = (...values: number[]): Figure[] =>
  values.map((value, index) => ({ indicator: 'bills_paid', dimension: kinds[index] ?? '', currency: 'TRY', value: BigInt(value) }));
const amounts = (...values: number[]): Figure[] => paid(...values).map((figure) => ({ ...figure, indicator: 'amount_paid' }));
const shown = (figures: readonly PublishedFigure[]): string[] => figures.map(({ value }) => (value === 'suppressed' ? '·' : String(value)));

describe('small cells', () => {
  it.each<[string, number[], string[]]>([
    ['nothing small: all is shown, and the total', [7, 12], ['7', '12', '19']],
    ['zero is no secret', [0, 12], ['0', '12', '12']],
    ['one small cell takes the smallest other with it', [3, 40, 9], ['·', '40', '·', '52']],
    ['two small cells hide each other', [4, 3, 40], ['·', '·', '40', '47']],
    ['two cells of one would both be known from their sum: a third goes with them', [1, 1, 40, 9], ['·', '·', '40', '·', '51']],
    ['nothing left to hide behind: the total goes too', [1, 1], ['·', '·', '·']],
    ['one kind alone', [3], ['·', '·']],
    ['one small beside zeros', [3, 0, 0], ['·', '0', '0', '·']],
  ])('%s', (_what, values, expected) => {
    const [, ...rest] = [0, ...withTotals(paid(...values))];
    const total = rest.filter(({ dimension }) => dimension === '');
    const parts = rest.filter(({ dimension }) => dimension !== '');
    expect(shown(suppress([...parts, ...total], 5))).toEqual(expected);
  });

  it('hide below what the city asks, and never less than five', () => {
    expect(shown(suppress(paid(6, 40), 8))).toEqual(['·', '·']);
    expect(shown(suppress(paid(4, 40), 2))).toEqual(['·', '·']);
    expect(shown(suppress(paid(6, 40), 5))).toEqual(['6', '40']);
  });

  it('take their amounts with them', () => {
    const published = suppress([...paid(3, 40, 9), ...amounts(300_00, 4_000_00, 900_00)], 5);
    expect(shown(published)).toEqual(['·', '40', '·', '·', '400000', '·']);
  });

  it('hide a figure that stands alone', () => {
    const helped = (value: bigint): Figure => ({ indicator: 'households_helped', dimension: '', currency: '', value });
    expect(shown(suppress([helped(4n)], 5))).toEqual(['·']);
    expect(shown(suppress([helped(5n)], 5))).toEqual(['5']);
  });

  it('that were hidden once stay hidden', () => {
    const published = suppress(withTotals(paid(8, 40, 9)), 5, new Set(['bills_paid/water/TRY']));
    expect(published.find(({ dimension }) => dimension === 'water')?.value).toBe('suppressed');
    expect(published.filter(({ value }) => value === 'suppressed').length).toBeGreaterThanOrEqual(2);
  });

  it('never come back by subtraction, whatever the figures', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 5, max: 9 }),
        (values, k) => {
          const published = suppress(withTotals(paid(...values)), k);
          const parts = published.filter(({ dimension }) => dimension !== '');
          const total = published.find(({ dimension }) => dimension === '');
          for (const { value } of published) expect(value === 'suppressed' || value === 0n || value >= BigInt(k)).toBe(true);
          const hidden = parts.filter(({ value }) => value === 'suppressed').length;
          if (hidden === 0 || total?.value === 'suppressed' || total === undefined) return;
          const known = parts.reduce((sum, { value }) => sum + (value === 'suppressed' ? 0n : value), 0n);
          expect(hidden).toBeGreaterThanOrEqual(2);
          expect(total.value - known - BigInt(hidden - 1)).toBeGreaterThanOrEqual(BigInt(k));
        },
      ),
      { numRuns: 500 },
    );
  });
});
