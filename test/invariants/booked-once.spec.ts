import { ReadDonation } from '../../src/donations/index.js';
import { FixedClock } from '../../src/kernel/clock.js';
import { newId, type NeedId } from '../../src/kernel/ids.js';
import { recordGuarantee, startProcess, until } from '../support/index.js';
import { GivingCity, startGivingApp, wrongIn, type StartedGift } from './giving.js';

const GIFTS = 250;
const PER_GIFT = 20;
/** Of those of one gift: new events about its payment, each a row of the inbox; the others are copies of the first. */
const EVENTS = 9;
const AMOUNT = 1_000n;
/** Starts and notifications under way at once. */
const ABREAST = 24;

describe('a captured payment', () => {
  it(`is booked once, of ${GIFTS * PER_GIFT} notifications brought to two processes while the donor’s page is read`, async () => {
    // The second process reads the real clock; both must agree on the time that signatures carry.
    const world = await GivingCity.open(await startGivingApp({ clock: new FixedClock(new Date()) }));
    const other = await startProcess({ databases: world.app.databases, sites: ['donor'] });
    const needs = await world.needs(Array.from({ length: GIFTS / 10 }, () => AMOUNT * 10n));
    const gifts: StartedGift[] = [];
    await abreast(GIFTS, async (index) => {
      const needId = needs[index % needs.length];
      if (needId) gifts.push(await world.start([[needId, AMOUNT]], { email: `donor-${index}@example.org` }));
    });
    const receiving = setInterval(() => void world.runDue(), 50);
    const statuses: number[] = [];
    await abreast(GIFTS, async (index) => {
      const gift = gifts[index];
      if (!gift) return;
      const event = `evt_${newId<NeedId>()}`;
      const here = { url: world.app.url };
      const there = { url: other.url };
      const brought = await Promise.all([
        // The event and its copies, to both processes; new events about the same payment; and some with no id of ours.
        ...Array.from({ length: 6 }, () => [here, there].map((to) => world.tell(gift, { eventId: event }, to))).flat(),
        ...[here, there, here, there, here, there].map((to) => world.tell(gift, {}, to)),
        ...[here, there].map((to) => world.tell(gift, { paymentId: '' }, to)),
        world.app.get(ReadDonation).run(world.city, gift.token),
      ]);
      statuses.push(...brought.filter((status) => typeof status === 'number'));
    });
    clearInterval(receiving);
    expect(statuses).toHaveLength(GIFTS * PER_GIFT);
    expect(new Set(statuses)).toEqual(new Set([200]));
    await until('the inbox is empty', async () => {
      await world.runDue();
      return (await world.rows(`SELECT FROM giving.inbox WHERE city_id = $1 AND status = 'pending'`)).length === 0;
    });
    const [counted] = await world.rows<Record<string, bigint>>(`
      SELECT (SELECT count(*) FROM giving.inbox WHERE city_id = $1) AS events,
             (SELECT count(*) FROM giving.inbox WHERE city_id = $1 AND status = 'quarantined') AS quarantined,
             (SELECT count(*) FROM meeting.journal_entry WHERE city_id = $1 AND kind = 'capture') AS captures,
             (SELECT count(*) FROM meeting.journal_entry WHERE city_id = $1 AND kind = 'allocate') AS allocations,
             (SELECT count(*) FROM giving.outbox WHERE city_id = $1) AS receipts,
             (SELECT sum(funded)::bigint FROM meeting.need WHERE city_id = $1) AS funded`);
    const once = BigInt(GIFTS);
    expect(counted).toEqual({
      events: once * BigInt(EVENTS),
      quarantined: 0n,
      captures: once,
      allocations: once,
      receipts: once,
      funded: once * AMOUNT,
    });
    expect(wrongIn(await world.books())).toEqual([]);
    await other.end();
    recordGuarantee(
      'M1',
      'Every captured payment is booked once: copies, new event ids for one payment, return page and webhook in a race, two processes.',
      `duplicates 0 of ${GIFTS * PER_GIFT} notifications of ${GIFTS} payments`,
    );
  }, 120_000);
});

/** Runs `work` for 0 … count-1, so many at once. */
async function abreast(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: ABREAST }, lane));
}
