import fc from 'fast-check';
import type { NeedId } from '../../kernel/ids.js';
import { deallocate, type AllocationPosition } from './deallocate.js';

const share = (needId: string, amount: bigint) => ({ needId: needId as NeedId, amount });
const standing: AllocationPosition = { pooled: 50n, open: [share('a', 100n)], full: [share('b', 200n), share('c', 300n)] };

describe('money that is taken back', () => {
  it.each<[bigint, bigint, [string, bigint][], bigint]>([
    [30n, 30n, [], 0n],
    [50n, 50n, [], 0n],
    [51n, 50n, [['a', 1n]], 0n],
    [
      151n,
      50n,
      [
        ['a', 100n],
        ['b', 1n],
      ],
      0n,
    ],
    [
      650n,
      50n,
      [
        ['a', 100n],
        ['b', 200n],
        ['c', 300n],
      ],
      0n,
    ],
    [
      700n,
      50n,
      [
        ['a', 100n],
        ['b', 200n],
        ['c', 300n],
      ],
      50n,
    ],
  ])('of %s comes out of the pool, then of open needs, then of full ones', (wanted, pool, allocations, short) => {
    expect(deallocate(wanted, standing)).toEqual({ pool, allocations: allocations.map(([id, amount]) => share(id, amount)), short });
  });

  it('is exactly what was wanted, and of no need more than it has', () => {
    const amount = fc.bigInt(1n, 1_000n);
    const shares = fc.array(amount, { maxLength: 5 }).map((all) => all.map((each, at) => share(`n${at}`, each)));
    fc.assert(
      fc.property(amount, fc.bigInt(0n, 500n), shares, shares, (wanted, pooled, open, full) => {
        const { pool, allocations, short } = deallocate(wanted, { pooled, open, full });
        expect(allocations.reduce((sum, part) => sum + part.amount, pool + short)).toBe(wanted);
        expect(pool).toBeLessThanOrEqual(pooled);
        for (const part of allocations) {
          const has = [...open, ...full].filter(({ needId }) => needId === part.needId).reduce((sum, each) => sum + each.amount, 0n);
          expect(part.amount).toBeLessThanOrEqual(has);
        }
      }),
    );
  });
});
