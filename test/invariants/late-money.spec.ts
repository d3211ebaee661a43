import { ReadDonation } from '../../src/donations/index.js';
import type { NeedId } from '../../src/kernel/ids.js';
import { localDate } from '../../src/kernel/local-date.js';
import { GivingCity, startGivingApp, wrongIn, type StartedGift } from './giving.js';

const MINUTES = 60_000;
let world: GivingCity;

beforeAll(async () => {
  world = await GivingCity.open(await startGivingApp());
});

afterEach(async () => {
  expect(wrongIn(await world.books())).toEqual([]);
});

const view = (gift: StartedGift) => world.app.get(ReadDonation).run(world.city, gift.token);

/** The donor paid, but the news of it comes after the reservation has lapsed. */
async function lapse(): Promise<void> {
  world.app.clock.advance(41 * MINUTES);
  await world.runDue();
}

/** The sandbox’s own memory says paid: it refunds nothing that it was never paid. It keeps silent, also when it is asked. */
async function paidAtProvider(gift: StartedGift): Promise<void> {
  await world.rows('UPDATE giving.payment SET poll_attempts = 100 WHERE city_id = $1 AND id = $2', gift.paymentId);
  await world.rows(`UPDATE giving.sandbox_checkout SET state = 'approved' WHERE city_id = $1 AND id = $2`, gift.reference);
}

async function fill(need: NeedId, amount: bigint): Promise<void> {
  await world.tell(await world.start([[need, amount]]));
  await world.runDue();
}

describe('a reservation', () => {
  it('lapses when its time is over, and not a minute before', async () => {
    const [need] = await world.needs([10_000n]);
    const gift = await world.start([[need!, 10_000n]]);
    // The provider keeps silent; otherwise its own end of the checkout, after 31 minutes, would come first.
    await paidAtProvider(gift);
    world.app.clock.advance(39 * MINUTES);
    await world.runDue();
    expect(await world.need(need!)).toMatchObject({ reserved: 10_000n });
    world.app.clock.advance(2 * MINUTES);
    await world.runDue();
    expect(await world.need(need!)).toMatchObject({ reserved: 0n, status: 'open' });
    expect(await view(gift)).toMatchObject({ status: 'expired', lines: [{ state: 'released' }] });
    await world.start([[need!, 10_000n]]);
  });

  it('lapses alone: a later one on the same need stays', async () => {
    const [need] = await world.needs([10_000n]);
    await paidAtProvider(await world.start([[need!, 1_000n]]));
    world.app.clock.advance(20 * MINUTES);
    await paidAtProvider(await world.start([[need!, 2_000n]]));
    world.app.clock.advance(21 * MINUTES);
    await world.runDue();
    expect(await world.need(need!)).toMatchObject({ reserved: 2_000n });
  });

  it.each(['payment.failed', 'payment.expired'] as const)('ends at once when the provider says %s', async (type) => {
    const [need] = await world.needs([10_000n]);
    const gift = await world.start([[need!, 4_000n]]);
    await world.tell(gift, { type });
    await world.runDue();
    expect(await world.need(need!)).toMatchObject({ reserved: 0n, funded: 0n });
    expect(await view(gift)).toMatchObject({ status: type === 'payment.failed' ? 'failed' : 'expired' });
  });
});

describe('money that comes after the lapse', () => {
  it('goes to the same need, if there is room', async () => {
    const [need] = await world.needs([10_000n]);
    const gift = await world.start([[need!, 10_000n]], { ifFilled: 'refund' });
    await lapse();
    await world.tell(gift);
    await world.runDue();
    expect(await world.need(need!)).toMatchObject({ status: 'funded', funded: 10_000n });
    expect(await view(gift)).toMatchObject({ status: 'received', lines: [{ state: 'funded' }] });
  });

  it('goes on to the biller’s next needs by urgency, over several, where the donor chose so', async () => {
    const [need] = await world.needs([10_000n], 'gas', { cutOffOn: localDate('2026-12-20') });
    const [third] = await world.needs([10_000n], 'gas', { cutOffOn: localDate('2026-12-12') });
    const [second] = await world.needs([3_000n], 'gas', { cutOffOn: localDate('2026-12-11') });
    const [otherBiller] = await world.needs([10_000n], 'water', { cutOffOn: localDate('2026-12-01') });
    const gift = await world.start([[need!, 8_000n]], { ifFilled: 'next' });
    await lapse();
    await fill(need!, 9_000n);
    await world.tell(gift);
    await world.runDue();
    expect((await world.need(need!)).funded).toBe(10_000n);
    expect((await world.need(second!)).funded).toBe(3_000n);
    expect((await world.need(third!)).funded).toBe(4_000n);
    expect((await world.need(otherBiller!)).funded).toBe(0n);
    const shown = await view(gift);
    expect(shown.status).toBe('received');
    expect(shown.lines.map(({ amount }) => amount.minor).sort()).toEqual([1_000n, 3_000n, 4_000n]);
    expect(shown.refund).toBeUndefined();
  });

  it('goes back whole where the donor chose so, once, and the books say when it was sent', async () => {
    const [need] = await world.needs([10_000n]);
    await world.needs([50_000n]);
    const gift = await world.start([[need!, 8_000n]], { ifFilled: 'refund' });
    await lapse();
    await fill(need!, 9_000n);
    await world.tell(gift);
    await world.tell(gift);
    await world.runDue();
    // Not paid at the provider, so nothing was sent yet: owed, and asked for again later.
    expect(await view(gift)).toMatchObject({ status: 'refunded', refund: { status: 'queued' }, lines: [{ state: 'released' }] });
    expect(wrongIn(await world.books())).toEqual([]);
    await paidAtProvider(gift);
    world.app.clock.advance(6 * MINUTES);
    await world.runDue();
    await world.runDue();
    expect(await view(gift)).toMatchObject({ status: 'refunded', refund: { status: 'succeeded' } });
    expect(await world.rows('SELECT status, amount FROM giving.refund WHERE city_id = $1')).toEqual([
      { status: 'succeeded', amount: 8_000n },
    ]);
    const [balance] = await world.rows<{ sum: bigint }>(
      `SELECT sum(CASE WHEN debit = 'refund-payable' THEN amount ELSE -amount END)::bigint AS sum FROM meeting.posting
       WHERE city_id = $1 AND 'refund-payable' IN (debit, credit)`,
    );
    expect(balance?.sum).toBe(0n);
  });

  it('goes back as far as no need of the biller can take it', async () => {
    const alone = await GivingCity.open(world.app, 'alone');
    const [need] = await alone.needs([10_000n]);
    const [next] = await alone.needs([3_000n]);
    const gift = await alone.start([[need!, 8_000n]], { ifFilled: 'next' });
    await lapse();
    const quick = await alone.start([[need!, 10_000n]]);
    await alone.tell(quick);
    await alone.tell(gift);
    await world.runDue();
    expect((await alone.need(next!)).funded).toBe(3_000n);
    const shown = await world.app.get(ReadDonation).run(alone.city, gift.token);
    expect(shown).toMatchObject({ status: 'received', refund: { amount: { minor: 5_000n } } });
  });
});

describe('notifications out of order', () => {
  afterEach(async () => {
    // Understood as what they are, and not merely refused by a rule of the database.
    expect(await world.rows(`SELECT reason FROM giving.inbox WHERE city_id = $1 AND status <> 'done'`)).toEqual([]);
  });

  it('a refusal after the capture takes nothing back', async () => {
    const [need] = await world.needs([10_000n]);
    const gift = await world.start([[need!, 10_000n]]);
    await world.tell(gift);
    await world.runDue();
    await world.tell(gift, { type: 'payment.failed' });
    await world.tell(gift, { type: 'payment.expired' });
    await world.runDue();
    expect(await world.need(need!)).toMatchObject({ status: 'funded', funded: 10_000n });
    expect(await view(gift)).toMatchObject({ status: 'received' });
  });

  it('a refusal and a capture of one payment in one batch count as the capture', async () => {
    const [need] = await world.needs([10_000n]);
    const gift = await world.start([[need!, 10_000n]]);
    await world.tell(gift, { type: 'payment.failed' });
    world.app.clock.advance(1000);
    await world.tell(gift);
    await world.runDue();
    expect(await view(gift)).toMatchObject({ status: 'received', lines: [{ state: 'funded' }] });
  });
});
