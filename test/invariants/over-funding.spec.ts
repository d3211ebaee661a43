import type { NeedId } from '../../src/kernel/ids.js';
import { localDate } from '../../src/kernel/local-date.js';
import { isRefusal, type RefusalCode } from '../../src/kernel/refusal.js';
import { recordGuarantee, startProcess, until } from '../support/index.js';
import { FixedClock } from '../../src/kernel/clock.js';
import { GivingCity, startGivingApp, wrongIn, type StartedGift } from './giving.js';

const GIFTS = 200;
const PART = 1_000n;
type IfFilled = 'next' | 'refund';

/** Starts gifts on one need, all at once; a gift that found no room is left out. One that was told to come again does. */
async function startAll(world: GivingCity, need: NeedId, wishes: readonly IfFilled[] = ['next']): Promise<StartedGift[]> {
  const start = async (ifFilled: IfFilled): Promise<StartedGift | RefusalCode> => {
    try {
      return await world.start([[need, PART]], { ifFilled });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return error.status === 503 ? await start(ifFilled) : error.code;
    }
  };
  const started = await Promise.all(Array.from({ length: GIFTS }, (_, at) => start(wishes[at % wishes.length] ?? 'next')));
  for (const each of started) if (typeof each === 'string') expect(['need_filled', 'amount_over_remaining']).toContain(each);
  return started.filter((each) => typeof each !== 'string');
}

describe(`${GIFTS} gifts in parts at once on one need and one balance`, () => {
  let world: GivingCity;
  beforeAll(async () => {
    // The second process reads the real clock; both must agree on the time that signatures carry.
    world = await GivingCity.open(await startGivingApp({ clock: new FixedClock(new Date()) }));
  });

  it('fill the need to the last unit and not one more, with two processes receiving', async () => {
    const [need = never()] = await world.needs([PART * BigInt(GIFTS)]);
    const [half = never()] = await world.needs([PART * BigInt(GIFTS / 2)]);
    const other = await startProcess({ databases: world.app.databases, sites: ['donor'] });
    const gifts = await startAll(world, need);
    const first = await startAll(world, half);
    expect([gifts.length, first.length]).toEqual([GIFTS, GIFTS / 2]);
    const told = await Promise.all(
      [...gifts, ...first].map((gift, index) => world.tell(gift, {}, { url: index % 2 === 0 ? world.app.url : other.url })),
    );
    expect(new Set(told)).toEqual(new Set([200]));
    await until('the inbox is empty', async () => {
      await world.runDue();
      return (await world.rows(`SELECT FROM giving.inbox WHERE city_id = $1 AND status = 'pending'`)).length === 0;
    });
    expect(await world.need(need)).toMatchObject({ status: 'funded', reserved: 0n, funded: PART * BigInt(GIFTS) });
    expect(await world.need(half)).toMatchObject({ status: 'funded', reserved: 0n, funded: PART * BigInt(GIFTS / 2) });
    expect(wrongIn(await world.books())).toEqual([]);
    await other.end();
  }, 120_000);

  it('fill it just so when their money comes late, all at once, and the rest goes on or back as each donor chose', async () => {
    const [need = never()] = await world.needs([PART * BigInt(GIFTS)], 'gas');
    const [further = never()] = await world.needs([PART * BigInt(GIFTS)], 'gas', { dueOn: localDate('2026-12-31') });
    const gifts = await startAll(world, need, ['next', 'refund']);
    world.app.clock.advance(41 * 60_000);
    await world.runDue();
    expect(await world.need(need)).toMatchObject({ reserved: 0n, funded: 0n });
    // Meanwhile somebody takes half of it.
    const quick = await world.start([[need, (PART * BigInt(GIFTS)) / 2n]]);
    await Promise.all([...gifts, quick].map((gift) => world.tell(gift)));
    await world.runDue();
    expect(await world.need(need)).toMatchObject({ status: 'funded', reserved: 0n, funded: PART * BigInt(GIFTS) });
    // Half of them found no room: those that were to go on are with the next bill, the others are on their way back, and none is elsewhere.
    const kept = await world.rows<{ ifFilled: IfFilled; next: boolean; back: boolean; sum: bigint }>(
      `SELECT d.if_filled AS "ifFilled", a.need_id IS NOT DISTINCT FROM $2 AS next, r.id IS NOT NULL AS back, sum(d.amount)::bigint AS sum
       FROM giving.donation d
         JOIN giving.payment p ON (p.city_id, p.donation_id) = (d.city_id, d.id)
         LEFT JOIN giving.allocation a ON (a.city_id, a.donation_id) = (d.city_id, d.id) AND a.status = 'funded'
         LEFT JOIN giving.refund r ON (r.city_id, r.payment_id) = (p.city_id, p.id)
       WHERE d.city_id = $1 AND (a.need_id = $2 OR r.id IS NOT NULL) GROUP BY 1, 2, 3 ORDER BY 1`,
      further,
    );
    expect(kept.map(({ ifFilled, next, back }) => ({ ifFilled, next, back }))).toEqual([
      { ifFilled: 'next', next: true, back: false },
      { ifFilled: 'refund', next: false, back: true },
    ]);
    expect(kept.reduce((all, { sum }) => all + sum, 0n)).toBe((PART * BigInt(GIFTS)) / 2n);
    expect((await world.need(further)).funded).toBe(kept[0]?.sum);
    expect(wrongIn(await world.books())).toEqual([]);
    recordGuarantee(
      'M4',
      'A need is never over-funded, never paid twice: gifts in parts at once on one need and one balance, on time and late, with two processes receiving.',
      `${GIFTS} gifts at once on each of 3 needs; over-funded by 0; books right after each`,
    );
  }, 120_000);
});

function never(): never {
  throw new Error('a need was published');
}
