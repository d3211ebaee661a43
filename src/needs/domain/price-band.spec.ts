import fc from 'fast-check';

import { roundPrice } from './price-band.js';

describe('the round price of a class', () => {
  it.each([
    [1n, 100n],
    [100n, 100n],
    [158n, 100n],
    [159n, 250n],
    [25_000n, 25_000n],
    [35_355n, 25_000n],
    [35_356n, 50_000n],
    [70_710n, 50_000n],
    [70_711n, 100_000n],
    [5_000_000n, 5_000_000n],
  ])('of %s is %s', (amount, price) => {
    expect(roundPrice(amount)).toBe(price);
  });

  it('is never more than 1.6 times away, and never falls as the amount grows', () => {
    fc.assert(
      fc.property(fc.bigInt(100n, 10n ** 12n), (amount) => {
        const price = roundPrice(amount);
        expect(price * 16n).toBeGreaterThanOrEqual(amount * 10n);
        expect(price * 10n).toBeLessThanOrEqual(amount * 16n);
        expect(roundPrice(amount + 1n)).toBeGreaterThanOrEqual(price);
      }),
    );
  });
});
