import { newId, type RefundId } from '../../src/kernel/ids.js';
import { Money } from '../../src/kernel/money.js';
import { RequestRefund, DecideRefund } from '../../src/payments/index.js';
import { sign } from '../../src/payments/providers/timestamp-signature.js';
import { payer } from '../doubles/stripe/money-moves.js';
import type { StripeDouble } from '../doubles/stripe/start-stripe-double.js';
import { recordGuarantee, type TestApp, testPerson } from '../support/index.js';
import { wrongIn, type StartedGift } from './giving.js';
import { StripeCity } from './stripe-city.js';

const MINUTES = 60_000;
let app: TestApp;
let double: StripeDouble;
let city: StripeCity;
let other: StripeCity;

beforeAll(async () => {
  ({ app, double } = await StripeCity.start());
  city = await StripeCity.open(app, double, 'firstville');
  other = await StripeCity.open(app, double, 'otherville');
}, 60_000);

const wrong = async (at = city) => wrongIn(await at.world.books());
const statusOf = async ({ donationId }: StartedGift, at = city) =>
  (await at.world.rows<{ status: string }>('SELECT status FROM giving.donation WHERE city_id = $1 AND id = $2', donationId))[0]?.status;
const refundRow = async (id: RefundId) =>
  (
    await city.world.rows<{ status: string; attempts: number }>(
      'SELECT status, attempts FROM giving.refund WHERE city_id = $1 AND id = $2',
      id,
    )
  )[0];
async function refund(gift: StartedGift, minor: bigint): Promise<RefundId> {
  const wish = { paymentId: gift.paymentId, amount: Money.of(minor, 'TRY'), reason: 'a test' };
  const id = await app.get(RequestRefund).run(city.world.city, wish, testPerson(newId()));
  await app.get(DecideRefund).run(city.world.city, id, 'release', testPerson(newId()));
  return id;
}

describe('a gift by Stripe', () => {
  it('is booked once, however often and in whatever order it is told, and nothing of the payer is kept', async () => {
    const gifts = [];
    for (let at = 0; at < 12; at += 1) gifts.push(await city.paid(1_000n + BigInt(at)));
    await city.settle();
    for (const { gift, need } of gifts) {
      expect(await statusOf(gift)).toBe('received');
      expect(await city.world.need(need)).toMatchObject({ status: 'funded' });
    }
    const { delivered } = await double.ask<{ delivered: number }>('state');
    expect(delivered).toBeGreaterThan(gifts.length * 2);
    expect(await wrong()).toEqual([]);
    const kept = JSON.stringify(await city.world.rows('SELECT i::text FROM giving.inbox i WHERE city_id = $1'));
    expect(kept).toContain('captured');
    for (const canary of [payer.email, payer.name]) expect(kept).not.toContain(canary);
  });

  it('that the donor left is over, and its bill is free', async () => {
    const [need] = await city.world.needs([2_000n]);
    const gift = await city.world.start([[need!, 2_000n]]);
    await double.press(gift.reference, 'expire');
    await city.settle();
    expect(await statusOf(gift)).toBe('expired');
    expect(await city.world.need(need!)).toMatchObject({ status: 'open', reserved: 0n });
  });

  it('by a slow way is received when the money is there', async () => {
    const [need] = await city.world.needs([2_000n]);
    const gift = await city.world.start([[need!, 2_000n]]);
    await double.press(gift.reference, 'promise');
    await city.settle();
    expect(await statusOf(gift)).toBe('pending');
    await double.ask('finish', { id: gift.reference });
    await city.settle();
    expect(await statusOf(gift)).toBe('received');
    expect(await wrong()).toEqual([]);
  });
});

describe('a notification that never comes', () => {
  it('is made up for by asking, once the checkout is over; told after all, it changes nothing', async () => {
    await double.ask('hold');
    const { gift, need } = await city.paid(3_000n);
    await city.settle();
    expect(await statusOf(gift)).toBe('pending');
    await city.advance(32 * MINUTES);
    await city.settle();
    expect(await statusOf(gift)).toBe('received');
    expect(await city.world.need(need)).toMatchObject({ status: 'funded', funded: 3_000n });
    await double.ask('release');
    await city.settle();
    expect(await city.world.need(need)).toMatchObject({ status: 'funded', funded: 3_000n });
    expect(await wrong()).toEqual([]);
  });

  it('is made up for three days long, also where the provider does not answer at first', async () => {
    await double.ask('hold');
    const { gift } = await city.paid(3_100n);
    for (const minutes of [32, 10, 60, 600]) {
      await double.ask('cut', { cut: 9 });
      await city.advance(minutes * MINUTES);
      await city.settle();
      expect(await statusOf(gift)).toMatch(/pending|expired/);
    }
    await double.ask('cut', { cut: 0 });
    // Its reservation is over by now; the money finds a place all the same.
    await city.advance(58 * 60 * MINUTES);
    await city.settle();
    expect(await statusOf(gift)).toMatch(/received|refunded/);
    await double.ask('release');
    await city.settle();
    expect(await wrong()).toEqual([]);
  });

  it('of a checkout whose reference was lost with our answer is found by our own id', async () => {
    await double.ask('hold');
    const { gift } = await city.paid(3_200n);
    await city.world.rows(
      `UPDATE giving.payment SET provider_checkout_id = NULL, status = 'created' WHERE city_id = $1 AND id = $2`,
      gift.paymentId,
    );
    await city.world.rows(`UPDATE giving.donation SET status = 'created' WHERE city_id = $1 AND id = $2`, gift.donationId);
    await city.advance(32 * MINUTES);
    await city.settle();
    expect(await statusOf(gift)).toBe('received');
    await double.ask('release');
    await city.settle();
    expect(await wrong()).toEqual([]);
  });
});

describe('a refund by Stripe', () => {
  it('that fails after weeks is owed again, and shown', async () => {
    const { gift } = await city.captured(4_000n);
    const id = await refund(gift, 4_000n);
    await city.settle();
    expect(await refundRow(id)).toMatchObject({ status: 'succeeded' });
    const owed = await city.balance('refund-payable');
    const [sent] = await double.items(city.keys.apiKey, 'refund');
    await double.ask('finish', { id: sent?.id ?? '', succeeded: false });
    await city.settle();
    expect(await refundRow(id)).toMatchObject({ status: 'failed' });
    expect(await city.balance('refund-payable')).toBe(owed - 4_000n);
    expect(await wrong()).toEqual([]);
  });

  it('whose outcome nobody tells is asked about', async () => {
    const { gift } = await city.captured(4_100n);
    await double.ask('hold');
    await double.ask('refunds', { outcomes: ['pending'] });
    const id = await refund(gift, 100n);
    await city.settle();
    expect(await refundRow(id)).toMatchObject({ status: 'submitted' });
    const [sent] = await double.items(city.keys.apiKey, 'refund');
    await double.ask('finish', { id: sent?.id ?? '' });
    await city.advance(60 * MINUTES);
    await city.settle();
    expect(await refundRow(id)).toMatchObject({ status: 'succeeded' });
    await double.ask('release');
    await city.settle();
    expect(await wrong()).toEqual([]);
  });

  it('is sent though fifty older ones get no answer, and those are asked for less and less often', async () => {
    const { gift } = await city.captured(4_200n);
    const stuck = await city.captured(10_000n);
    await city.world.as('donor', (tx) =>
      tx.query(
        `WITH stuck AS (
           INSERT INTO giving.refund (city_id, id, payment_id, status, currency, amount, created_at, next_at)
           SELECT $1, gen_random_uuid(), $2, 'queued', 'TRY', 100, '2026-01-01', '2026-01-01' FROM generate_series(1, 60) RETURNING 1)
         UPDATE giving.payment SET provider_transaction_id = 'pi_that_stripe_does_not_know' WHERE city_id = $1 AND id = $2`,
        [tx.cityId, stuck.gift.paymentId],
      ),
    );
    const id = await refund(gift, 200n);
    await city.settle();
    expect(await refundRow(id)).toMatchObject({ status: 'succeeded' });
    const tried = () =>
      city.world.rows<{ attempts: number; count: bigint }>(
        `SELECT attempts, count(*) FROM giving.refund WHERE city_id = $1 AND payment_id = $2 AND status = 'queued' GROUP BY attempts`,
        stuck.gift.paymentId,
      );
    expect(await tried()).toEqual([{ attempts: 1, count: 60n }]);
    await city.advance(6 * MINUTES);
    await city.settle();
    expect(await tried()).toEqual([{ attempts: 2, count: 60n }]);
    await city.advance(6 * MINUTES);
    await city.settle();
    expect(await tried()).toEqual([{ attempts: 2, count: 60n }]);
  });
});

describe('two accounts', () => {
  interface Post {
    readonly account: string;
    readonly secret: string;
    readonly id: string;
    readonly type?: string;
    readonly change?: (body: string) => string;
    readonly at?: Date;
  }
  async function post({ account, secret, id, type = 'checkout.session.completed', change = (body) => body, at }: Post): Promise<number> {
    const sent = await double.ask<{ body: string }>('wire', { id, type });
    const body = change(sent.body);
    const headers = { 'content-type': 'application/json', 'stripe-signature': sign(secret, body, at ?? app.clock.now()) };
    const { status } = await app.program().post(`/webhooks/stripe/${account}`).set(headers).send(body);
    await city.world.runDue();
    return status;
  }
  const first = () => city.keys.webhookSecrets[0] ?? '';
  const second = () => other.keys.webhookSecrets[0] ?? '';
  let held: StartedGift;

  beforeAll(async () => {
    await double.ask('hold');
    held = (await other.paid(5_000n)).gift;
  });

  it('never mix: one’s notification signed with the other’s secret is refused', async () => {
    expect(await post({ account: other.account, secret: first(), id: held.reference })).toBe(400);
    expect(await post({ account: city.account, secret: second(), id: held.reference })).toBe(400);
    expect(await statusOf(held, other)).toBe('pending');
  });

  it('never mix: one’s payment told at the other’s account, and signed there, moves nothing in either', async () => {
    const before = (await city.quarantined()).length;
    expect(await post({ account: city.account, secret: first(), id: held.reference })).toBe(200);
    expect(await city.quarantined()).toHaveLength(before + 1);
    expect(await city.quarantined()).toContain('payment_unknown');
    expect(await statusOf(held, other)).toBe('pending');
  });

  it.each<[string, string, Partial<Post>, number]>([
    ['another amount', 'wrong_amount', { change: (body) => body.replace('"amount_total": 5000', '"amount_total": 5001') }, 200],
    ['another currency', 'wrong_currency', { change: (body) => body.replace('"currency": "try"', '"currency": "eur"') }, 200],
    ['live money', 'wrong_mode', { change: (body) => body.replace('"livemode": false', '"livemode": true') }, 200],
    ['another session', 'wrong_reference', { change: (body) => body.replaceAll(/cs_test_\w+/g, 'cs_test_another') }, 200],
    [
      'no payment of ours',
      'payment_unknown',
      { change: (body) => body.replaceAll(/"payment_id": "[^"]+"/g, `"payment_id": "${newId()}"`) },
      200,
    ],
  ])('of %s goes to quarantine', async (_, reason, change, status) => {
    const before = await other.quarantined();
    // Each is another event.
    const altered = (body: string) =>
      (change.change?.(body) ?? body).replace(/"id": "evt_\w+"/, `"id": "evt_${newId().replaceAll('-', '')}"`);
    expect(await post({ account: other.account, secret: second(), id: held.reference, ...change, change: altered })).toBe(status);
    const counted = (reasons: string[]): number => reasons.filter((each) => each === reason).length;
    expect(counted(await other.quarantined())).toBe(counted(before) + 1);
    expect(await statusOf(held, other)).toBe('pending');
  });

  it('believe nothing stale, nothing of the future, no other type of content and no five megabytes', async () => {
    const at = (seconds: number) => new Date(app.clock.now().getTime() + seconds * 1000);
    const told = { account: other.account, secret: second(), id: held.reference };
    expect(await post({ ...told, at: at(-301) })).toBe(400);
    expect(await post({ ...told, at: at(10) })).toBe(400);
    expect(await post({ ...told, change: () => `{"object":"event","x":"${'x'.repeat(5_000_000)}"}` })).toBe(413);
    const url = `/webhooks/stripe/${other.account}`;
    await app.program().post(url).set('content-type', 'application/x-www-form-urlencoded').send('a=b').expect(415);
    expect(await statusOf(held, other)).toBe('pending');
  });

  afterAll(async () => {
    await double.ask('release');
    await other.settle();
    expect(await statusOf(held, other)).toBe('received');
    expect(await wrong(other)).toEqual([]);
    expect(await wrong(city)).toContain('firstville: refunds_owed (1)');
  });
});

it('M8', async () => {
  const before = await city.balance('provider:stripe');
  let refused = 0;
  const { gift } = await city.captured(9_900n);
  const wire = await double.ask<{ body: string }>('wire', { id: gift.reference, type: 'checkout.session.completed' });
  for (let at = 0; at < 200; at += 1) {
    const body = wire.body.replace(/"id": "evt_\w+"/, `"id": "evt_forged${at}"`);
    const header =
      [`t=1,v1=${'0'.repeat(64)}`, sign('whsec_forged', body, app.clock.now()), '', 't=x', `v1=${'0'.repeat(64)}`][at % 5] ?? '';
    const headers = { 'content-type': 'application/json', 'stripe-signature': header };
    const { status } = await app.program().post(`/webhooks/stripe/${city.account}`).set(headers).send(body);
    if (status === 400) refused += 1;
  }
  await city.settle();
  expect(refused).toBe(200);
  expect(await city.balance('provider:stripe')).toBe(before + 9_900n);
  recordGuarantee(
    'M8',
    'Stale, future-dated, forged and foreign notifications of Stripe’s move nothing.',
    `${refused} of 200 forged ones refused, 0 booked`,
  );
}, 60_000);
