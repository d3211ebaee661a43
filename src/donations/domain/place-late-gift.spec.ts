import fc from 'fast-check';
import type { NeedId } from '../../kernel/ids.js';
import type { IfFilled } from './donation.js';
import { placeLateGift } from './place-late-gift.js';

const id = (name: string): NeedId => name as NeedId;
const rooms = (entries: Record<string, bigint>): Map<NeedId, bigint> =>
  new Map(Object.entries(entries).map(([key, room]) => [id(key), room]));
const gift = (ifFilled: IfFilled, lines: Record<string, bigint>) => ({
  ifFilled,
  lines: Object.entries(lines).map(([key, amount]) => ({ needId: id(key), amount })),
});

describe('a gift whose money came late', () => {
  it.each<IfFilled>(['next', 'refund'])('goes to the same needs while they have room (%s)', (choice) => {
    expect(placeLateGift(gift(choice, { a: 60n, b: 40n }), rooms({ a: 60n, b: 50n }), [id('c')])).toEqual({
      parts: [
        { needId: 'a', amount: 60n },
        { needId: 'b', amount: 40n },
      ],
      refund: 0n,
    });
  });

  it('goes back whole where the donor chose so and one need is filled', () => {
    const free = rooms({ a: 60n, b: 0n, c: 500n });
    expect(placeLateGift(gift('refund', { a: 60n, b: 40n }), free, [id('c')])).toEqual({ parts: [], refund: 100n });
    expect(free.get(id('a'))).toBe(60n);
  });

  it('goes on to the next needs in their order, split over several', () => {
    expect(placeLateGift(gift('next', { a: 100n }), rooms({ a: 10n, b: 30n, c: 500n }), [id('b'), id('c')])).toEqual({
      parts: [
        { needId: 'a', amount: 10n },
        { needId: 'b', amount: 30n },
        { needId: 'c', amount: 60n },
      ],
      refund: 0n,
    });
  });

  it('goes back as far as even the next needs cannot take it', () => {
    expect(placeLateGift(gift('next', { a: 100n }), rooms({ a: 0n, b: 30n }), [id('b')])).toEqual({
      parts: [{ needId: 'b', amount: 30n }],
      refund: 70n,
    });
  });

  it('does not take what another late gift of the same batch took before it', () => {
    const free = rooms({ a: 100n });
    placeLateGift(gift('next', { a: 80n }), free, []);
    expect(placeLateGift(gift('next', { a: 80n }), free, []).refund).toBe(60n);
  });

  it('is placed to the last unit and over-fills nothing, whatever the needs look like', () => {
    const amount = fc.bigInt(1n, 1000n);
    const names = ['a', 'b', 'c', 'd', 'e'];
    const some = fc.dictionary(fc.constantFrom(...names), amount, { minKeys: 1 });
    fc.assert(
      fc.property(some, some, fc.constantFrom<IfFilled>('next', 'refund'), (lines, room, choice) => {
        const free = rooms(room);
        const { parts, refund } = placeLateGift(gift(choice, lines), free, names.map(id));
        const total = Object.values(lines).reduce((sum, each) => sum + each, 0n);
        expect(parts.reduce((sum, part) => sum + part.amount, refund)).toBe(total);
        for (const part of parts) expect(part.amount).toBeLessThanOrEqual(room[part.needId] ?? 0n);
        if (choice === 'refund') expect([0n, total]).toContain(refund);
      }),
    );
  });
});
