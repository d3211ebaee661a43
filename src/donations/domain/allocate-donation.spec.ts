import fc from 'fast-check';
import type { NeedId } from '../../kernel/ids.js';
import type { IfFilled } from './donation.js';
import { type IfNoRoom, allocateDonation, type UnallocatedLine } from './allocate-donation.js';

const ids = (names: string): NeedId[] => [...names] as NeedId[];
const rooms = (entries: Record<string, bigint>): Map<NeedId, bigint> =>
  new Map(Object.entries(entries).map(([key, room]) => [key as NeedId, room]));
/** `line(60n, 'ab', 'c')`: 60 for a and b, and on to c. */
const line = (amount: bigint, chosen: string, next = ''): UnallocatedLine => ({ amount, chosenNeeds: ids(chosen), next: ids(next) });

describe('a donation for bills whose money came late', () => {
  it.each<IfFilled>(['next', 'refund'])('goes to the same bills while they have room (%s)', (choice) => {
    expect(allocateDonation([line(60n, 'a', 'c'), line(40n, 'b', 'c')], choice, rooms({ a: 60n, b: 50n, c: 9n }))).toEqual({
      allocations: [
        { needId: 'a', amount: 60n },
        { needId: 'b', amount: 40n },
      ],
      rest: 0n,
    });
  });

  it('goes nowhere where the donor chose so and one bill is filled', () => {
    const free = rooms({ a: 60n, b: 0n, c: 500n });
    expect(allocateDonation([line(60n, 'a', 'c'), line(40n, 'b', 'c')], 'refund', free)).toEqual({ allocations: [], rest: 100n });
    expect(free.get('a' as NeedId)).toBe(60n);
  });

  it('goes on to the next bills in their order, split over several', () => {
    expect(allocateDonation([line(100n, 'a', 'bc')], 'next', rooms({ a: 10n, b: 30n, c: 500n }))).toEqual({
      allocations: [
        { needId: 'a', amount: 10n },
        { needId: 'b', amount: 30n },
        { needId: 'c', amount: 60n },
      ],
      rest: 0n,
    });
  });

  it('does not take what another late donation of the same batch took before it', () => {
    const free = rooms({ a: 100n });
    allocateDonation([line(80n, 'a')], 'next', free);
    expect(allocateDonation([line(80n, 'a')], 'next', free).rest).toBe(60n);
  });
});

describe('a donation to classes', () => {
  it('goes to the oldest of the class, and on to the next classes', () => {
    expect(allocateDonation([line(100n, 'ab', 'c')], 'next', rooms({ a: 30n, b: 30n, c: 500n }))).toEqual({
      allocations: [
        { needId: 'a', amount: 30n },
        { needId: 'b', amount: 30n },
        { needId: 'c', amount: 40n },
      ],
      rest: 0n,
    });
  });

  it('never leaves its class where the donor wants that part back instead', () => {
    expect(allocateDonation([line(100n, 'a', 'c')], 'part', rooms({ a: 30n, c: 500n }))).toEqual({
      allocations: [{ needId: 'a', amount: 30n }],
      rest: 70n,
    });
    expect(allocateDonation([line(30n, 'a', 'c')], 'part', rooms({ a: 30n, c: 500n })).rest).toBe(0n);
  });

  it('gives each of several kinds its own amount, whatever room the others have', () => {
    expect(allocateDonation([line(500n, 'p'), line(2_000n, 'c')], 'refund', rooms({ p: 9_000n, c: 2_000n }))).toEqual({
      allocations: [
        { needId: 'p', amount: 500n },
        { needId: 'c', amount: 2_000n },
      ],
      rest: 0n,
    });
    expect(allocateDonation([line(500n, 'p'), line(2_000n, 'c')], 'next', rooms({ p: 9_000n, c: 100n }))).toEqual({
      allocations: [
        { needId: 'p', amount: 500n },
        { needId: 'c', amount: 100n },
      ],
      rest: 1_900n,
    });
  });
});

describe('any donation', () => {
  it('is placed to the last unit and over-fills nothing, whatever the needs look like', () => {
    const amount = fc.bigInt(1n, 1000n);
    const names = ['a', 'b', 'c', 'd', 'e'];
    const some = fc.shuffledSubarray(names).map((picked) => picked.join(''));
    const lines = fc.array(fc.tuple(amount, some, some), { minLength: 1, maxLength: 3 });
    const room = fc.dictionary(fc.constantFrom(...names), amount, { minKeys: 1 });
    fc.assert(
      fc.property(lines, room, fc.constantFrom<IfNoRoom>('next', 'refund', 'part'), (given, entries, choice) => {
        const { allocations, rest } = allocateDonation(
          given.map(([each, chosen, next]) => line(each, chosen, next)),
          choice,
          rooms(entries),
        );
        const whole = given.reduce((sum, [each]) => sum + each, 0n);
        expect(allocations.reduce((sum, part) => sum + part.amount, rest)).toBe(whole);
        for (const part of allocations) expect(part.amount).toBeLessThanOrEqual(entries[part.needId] ?? 0n);
        if (choice === 'refund') expect([0n, whole]).toContain(rest);
        const allowed = new Set(given.flatMap(([, chosen, next]) => [...chosen, ...(choice === 'next' ? next : '')]));
        for (const { needId } of allocations) expect(allowed).toContain(needId);
      }),
    );
  });
});
