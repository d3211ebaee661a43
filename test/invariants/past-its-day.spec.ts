import type { DonationWish } from '../../src/donations/index.js';
import { newId, type NeedId } from '../../src/kernel/ids.js';
import { addDays, startOfDay } from '../../src/kernel/local-date.js';
import { Money } from '../../src/kernel/money.js';
import { readChoice } from '../../src/needs/index.js';
import { RequestRefund, DecideRefund, OpenProviderAccount } from '../../src/payments/index.js';
import { wake } from '../../src/platform/jobs/index.js';
import { GivingCity, SECRET, startGivingApp, wrongIn, type StartedGift } from './giving.js';
import { commandActor } from '../../src/kernel/actor.js';
import { testPerson } from '../support/index.js';

const HOUR = 3_600_000;
let world: GivingCity;
let cities = 0;

beforeAll(async () => {
  world = await GivingCity.open(await startGivingApp());
});
// No test finds room in a bill of another.
beforeEach(async () => {
  cities += 1;
  world = await GivingCity.open(world.app, `testkent-${cities}`);
});
afterEach(async () => {
  expect(wrongIn(await world.books())).toEqual([]);
});

/** Bills whose last day is today. */
const ending = (...amounts: bigint[]): Promise<NeedId[]> =>
  world.needs(amounts, 'water', { fundableUntil: new Date(world.app.clock.now().getTime() + 2 * HOUR) });
async function settle(): Promise<void> {
  for (let round = 0; round < 3; round += 1) await world.runDue();
}
async function tomorrow(): Promise<void> {
  world.app.clock.advance(24 * HOUR);
  await settle();
}
async function give(lines: readonly (readonly [NeedId, bigint])[], wish: Partial<DonationWish> = {}): Promise<StartedGift> {
  const gift = await world.start(lines, wish);
  await world.app.visitor().post(new URL(gift.redirectUrl).pathname).type('form').send({ action: 'approve' }).expect(303);
  await settle();
  return gift;
}
const refunds = (gift: StartedGift) =>
  world.rows('SELECT status, amount FROM giving.refund WHERE city_id = $1 AND payment_id = $2 ORDER BY created_at', gift.paymentId);
const partsOf = async (gift: StartedGift): Promise<Map<NeedId, bigint>> => {
  const rows = await world.rows<{ id: NeedId; amount: bigint }>(
    `SELECT need_id AS id, amount FROM giving.allocation WHERE city_id = $1 AND donation_id = $2 AND status = 'funded'`,
    gift.donationId,
  );
  return new Map(rows.map(({ id, amount }) => [id, amount]));
};
const statusOf = (gift: StartedGift) => world.rows('SELECT status FROM giving.donation WHERE city_id = $1 AND id = $2', gift.donationId);

describe('a bill that was not filled by its last day', () => {
  it('ends, and its money goes on to the next bills of its biller, also to one that the gift is with already', async () => {
    const [over] = await ending(10_000n);
    const [next] = await world.needs([5_000n]);
    const [gas] = await world.needs([9_000n], 'gas');
    const gift = await give([
      [over!, 4_000n],
      [next!, 2_000n],
    ]);
    await settle();
    expect(await world.need(over!)).toMatchObject({ status: 'open', funded: 4_000n });
    await tomorrow();
    expect(await world.need(over!)).toMatchObject({ status: 'expired', funded: 0n });
    expect(await world.need(next!)).toMatchObject({ status: 'funded', funded: 5_000n });
    expect(await world.need(gas!)).toMatchObject({ funded: 0n });
    expect(await partsOf(gift)).toEqual(new Map([[next, 5_000n]]));
    expect(await refunds(gift)).toEqual([{ status: 'succeeded', amount: 1_000n }]);
    expect(await statusOf(gift)).toEqual([{ status: 'received' }]);
  });

  it('ends, and its money goes back where the donor wished that', async () => {
    const [over] = await ending(10_000n);
    const [next] = await world.needs([50_000n]);
    const gift = await give([[over!, 4_000n]], { ifFilled: 'refund' });
    await tomorrow();
    expect(await world.need(over!)).toMatchObject({ status: 'expired', funded: 0n });
    expect(await world.need(next!)).toMatchObject({ funded: 0n });
    expect(await refunds(gift)).toEqual([{ status: 'succeeded', amount: 4_000n }]);
    expect(await statusOf(gift)).toEqual([{ status: 'refunded' }]);
    await tomorrow();
    expect(await refunds(gift)).toHaveLength(1);
  });

  it('of two donors goes each one’s own way, also over two such bills', async () => {
    const [first, second] = await ending(10_000n, 20_000n);
    const [next] = await world.needs([50_000n]);
    const on = await give([
      [first!, 3_000n],
      [second!, 4_000n],
    ]);
    const back = await give([[first!, 2_000n]], { ifFilled: 'refund' });
    await tomorrow();
    for (const need of [first!, second!]) expect(await world.need(need)).toMatchObject({ status: 'expired', funded: 0n });
    expect(await partsOf(on)).toEqual(new Map([[next, 7_000n]]));
    expect(await refunds(on)).toEqual([]);
    expect(await refunds(back)).toEqual([{ status: 'succeeded', amount: 2_000n }]);
  });

  it('waits while a checkout holds a part of it, and the day after it is over', async () => {
    const { clock } = world.app;
    const midnight = startOfDay(addDays(world.city.today(clock.now()), 1), world.city.timeZone).getTime();
    clock.advance(midnight - 10 * 60_000 - clock.now().getTime());
    const [over] = await world.needs([10_000n], 'water', { fundableUntil: new Date(clock.now().getTime() + 9 * 60_000) });
    const gift = await give([[over!, 4_000n]], { ifFilled: 'refund' });
    await world.start([[over!, 1_000n]]);
    clock.advance(20 * 60_000);
    await settle();
    expect(await world.need(over!)).toMatchObject({ status: 'open', funded: 4_000n, reserved: 1_000n });
    expect(await refunds(gift)).toEqual([]);
    await tomorrow();
    await tomorrow();
    expect(await world.need(over!)).toMatchObject({ status: 'expired', funded: 0n, reserved: 0n });
    expect(await refunds(gift)).toEqual([{ status: 'succeeded', amount: 4_000n }]);
    clock.advance(12 * HOUR);
  });

  it('waits while the money of one of its gifts is disputed: nobody gets the same money back twice', async () => {
    const [over] = await ending(10_000n);
    const gift = await give([[over!, 4_000n]], { ifFilled: 'refund' });
    await world.rows(
      `INSERT INTO giving.dispute (city_id, id, payment_id, account_id, provider_dispute_id, status, direct, currency, amount, opened_at)
       VALUES ($1, $2, $3, $4, 'dp_past', 'opened', true, 'TRY', 4000, $5)`,
      newId(),
      gift.paymentId,
      gift.accountId,
      world.app.clock.now(),
    );
    await tomorrow();
    expect(await world.need(over!)).toMatchObject({ status: 'open', funded: 4_000n });
    expect(await refunds(gift)).toEqual([]);
  });

  it('ends too where one donor of a full one was refunded after that day; its class does not count it', async () => {
    const [over] = await ending(10_000n);
    const one = await give([[over!, 6_000n]]);
    const other = await give([[over!, 4_000n]], { ifFilled: 'refund' });
    await tomorrow();
    expect(await world.need(over!)).toMatchObject({ status: 'funded' });
    const waiting = () => world.rows(`SELECT sum(open_count)::integer AS waiting FROM meeting.need_class WHERE city_id = $1`);
    expect(await waiting()).toEqual([{ waiting: 0 }]);
    const wish = { paymentId: one.paymentId, amount: Money.of(6_000n, 'TRY'), reason: 'given twice by mistake' };
    const refund = await world.app.get(RequestRefund).run(world.city, wish, testPerson(newId()));
    await world.app.get(DecideRefund).run(world.city, refund, 'release', testPerson(newId()));
    await settle();
    expect(await world.need(over!)).toMatchObject({ status: 'open', funded: 4_000n });
    expect(await waiting()).toEqual([{ waiting: 0 }]);
    await tomorrow();
    expect(await world.need(over!)).toMatchObject({ status: 'expired', funded: 0n });
    expect(await refunds(other)).toEqual([{ status: 'succeeded', amount: 4_000n }]);
  });
});

it('where the pool gave, the pool has it again, and what a gift of the pool finds no need for', async () => {
  const permit = { permit: 'Example permit 1', permitFrom: '2026-01-01', permitUntil: '2028-01-01' };
  const moneyPaths = [{ needKind: 'bill' as const, path: 'pool' as const, ...permit }];
  world = await GivingCity.open(world.app, 'havuzkent', { listing: 'banded', moneyPaths });
  await world.app.get(OpenProviderAccount).run(world.city, { provider: 'sandbox', mode: 'test', secret: SECRET }, commandActor('test'));
  const choice = readChoice('bill')!;
  const free = (minor: bigint) => give([], { lines: [{ choice, amount: Money.of(minor, 'TRY') }] });
  const pool = () => world.rows(`SELECT -sum(amount)::bigint AS free FROM meeting.balance WHERE city_id = $1 AND account = 'pool'`);
  await free(3_000n);
  const [over] = await ending(10_000n);
  await world.as('donor', (tx) => wake(tx, 'pool', world.app.clock.now()));
  await settle();
  const placed = await free(2_000n);
  expect(await partsOf(placed)).toEqual(new Map([[over, 2_000n]]));
  expect(await world.need(over!)).toMatchObject({ funded: 5_000n });
  expect(await pool()).toEqual([{ free: 0n }]);
  await tomorrow();
  expect(await world.need(over!)).toMatchObject({ status: 'expired', funded: 0n });
  expect(await pool()).toEqual([{ free: 5_000n }]);
  expect(await refunds(placed)).toEqual([]);
});
