import fc from 'fast-check';
import type { NeedId } from '../../kernel/ids.js';
import type { IfFilled } from './donation.js';
import { placeGift } from './place-gift.js';

const id = (name: string): NeedId => name as NeedId;
const rooms = (entries: Record<string, bigint>): Map<NeedId, bigint> =>
  new Map(Object.entries(entries).map(([key, room]) => [id(key), room]));
const total = (lines: Record<string, bigint>): bigint => Object.values(lines).reduce((sum, each) => sum + each, 0n);
/** Bills chosen one by one. */
const gift = (ifFilled: IfFilled, lines: Record<string, bigint>) => ({
  ifFilled,
  amount: total(lines),
  lines: Object.entries(lines).map(([key, amount]) => ({ needId: id(key), amount })),
});
/** A gift to a class. */
const ofClass = (ifFilled: IfFilled, amount: bigint) => ({ ifFilled, amount, lines: [] });

describe('a gift for bills whose money came late', () => {
  it.each<IfFilled>(['next', 'refund'])('goes to the same bills while they have room (%s)', (choice) => {
    expect(placeGift(gift(choice, { a: 60n, b: 40n }), rooms({ a: 60n, b: 50n }), [], [id('c')])).toEqual({
      parts: [
        { needId: 'a', amount: 60n },
        { needId: 'b', amount: 40n },
      ],
      rest: 0n,
    });
  });

  it('goes nowhere where the donor chose so and one bill is filled', () => {
    const free = rooms({ a: 60n, b: 0n, c: 500n });
    expect(placeGift(gift('refund', { a: 60n, b: 40n }), free, [], [id('c')])).toEqual({ parts: [], rest: 100n });
    expect(free.get(id('a'))).toBe(60n);
  });

  it('goes on to the next bills in their order, split over several', () => {
    expect(placeGift(gift('next', { a: 100n }), rooms({ a: 10n, b: 30n, c: 500n }), [], [id('b'), id('c')])).toEqual({
      parts: [
        { needId: 'a', amount: 10n },
        { needId: 'b', amount: 30n },
        { needId: 'c', amount: 60n },
      ],
      rest: 0n,
    });
  });

  it('leaves over what even the next bills cannot take', () => {
    expect(placeGift(gift('next', { a: 100n }), rooms({ a: 0n, b: 30n }), [], [id('b')])).toEqual({
      parts: [{ needId: 'b', amount: 30n }],
      rest: 70n,
    });
  });

  it('does not take what another late gift of the same batch took before it', () => {
    const free = rooms({ a: 100n });
    placeGift(gift('next', { a: 80n }), free, [], []);
    expect(placeGift(gift('next', { a: 80n }), free, [], []).rest).toBe(60n);
  });
});

describe('a gift to a class', () => {
  it('goes to the oldest of the class, and on to the next classes', () => {
    expect(placeGift(ofClass('next', 100n), rooms({ a: 30n, b: 30n, c: 500n }), [id('a'), id('b')], [id('c')])).toEqual({
      parts: [
        { needId: 'a', amount: 30n },
        { needId: 'b', amount: 30n },
        { needId: 'c', amount: 40n },
      ],
      rest: 0n,
    });
  });

  it('never leaves its class where the donor wants the money back instead', () => {
    expect(placeGift(ofClass('refund', 100n), rooms({ a: 30n, c: 500n }), [id('a')], [id('c')])).toEqual({ parts: [], rest: 100n });
    expect(placeGift(ofClass('refund', 30n), rooms({ a: 30n, c: 500n }), [id('a')], [id('c')]).rest).toBe(0n);
  });
});

describe('any gift', () => {
  it('is placed to the last unit and over-fills nothing, whatever the needs look like', () => {
    const amount = fc.bigInt(1n, 1000n);
    const names = ['a', 'b', 'c', 'd', 'e'];
    const some = fc.dictionary(fc.constantFrom(...names), amount, { minKeys: 1 });
    const order = fc.shuffledSubarray(names);
    fc.assert(
      fc.property(
        some,
        some,
        order,
        order,
        amount,
        fc.constantFrom<IfFilled>('next', 'refund'),
        (lines, room, chosen, next, more, choice) => {
          const free = rooms(room);
          const given = gift(choice, lines);
          const whole = { ...given, amount: given.amount + more };
          const { parts, rest } = placeGift(whole, free, chosen.map(id), next.map(id));
          expect(parts.reduce((sum, part) => sum + part.amount, rest)).toBe(whole.amount);
          for (const part of parts) expect(part.amount).toBeLessThanOrEqual(room[part.needId] ?? 0n);
          const allowed = new Set([...Object.keys(lines), ...chosen, ...(choice === 'next' ? next : [])]);
          for (const { needId } of parts) expect(allowed).toContain(needId);
        },
      ),
    );
  });
});
