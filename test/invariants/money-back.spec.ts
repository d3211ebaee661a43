import { commandActor, type Actor } from '../../src/kernel/actor.js';
import { newId, type NeedId, type PaymentId } from '../../src/kernel/ids.js';
import { Money } from '../../src/kernel/money.js';
import { RequestRefund, DecideRefund } from '../../src/payments/index.js';
import { moveRefund } from '../../src/payments/refunds/refund.store.js';
import { textsIn } from '../../src/platform/texts/index.js';
import { recordGuarantee, testPerson } from '../support/index.js';
import { confirmNeed } from './confirm-need.js';
import { GivingCity, startGivingApp, wrongIn, type StartedGift } from './giving.js';

let world: GivingCity;
const maker = testPerson('Maker Example');
const second = testPerson('Second Example');

beforeAll(async () => {
  world = await GivingCity.open(await startGivingApp());
});

async function captured(amount: bigint, of = amount): Promise<{ gift: StartedGift; need: NeedId }> {
  const [need] = await world.needs([of]);
  const gift = await world.start([[need!, amount]]);
  await world.app.visitor().post(new URL(gift.redirectUrl).pathname).type('form').send({ action: 'approve' }).expect(303);
  await settle();
  return { gift, need: need! };
}
async function settle(): Promise<void> {
  for (let round = 0; round < 3; round += 1) await world.runDue();
}
const ask = (paymentId: string, minor: bigint, reason = 'given twice by mistake', currency: 'TRY' | 'EUR' = 'TRY') =>
  world.app.get(RequestRefund).run(world.city, { paymentId, amount: Money.of(minor, currency), reason }, maker);
const decide = (id: string, decision: 'release' | 'decline', actor: Actor = second) =>
  world.app.get(DecideRefund).run(world.city, id, decision, actor);
const refunds = (paymentId: PaymentId) =>
  world.rows<{ status: string; amount: bigint }>(
    'SELECT status, amount FROM giving.refund WHERE city_id = $1 AND payment_id = $2 ORDER BY created_at',
    paymentId,
  );
const wrong = async () => wrongIn(await world.books());

describe('a refund that the desk asks for', () => {
  it('goes back in whole, by a second person, and its bill waits again', async () => {
    const { gift, need } = await captured(10_000n);
    expect(await world.need(need)).toMatchObject({ status: 'funded', funded: 10_000n });
    const refund = await ask(gift.paymentId, 10_000n);
    await settle();
    expect(await refunds(gift.paymentId)).toEqual([{ status: 'pending_approval', amount: 10_000n }]);
    expect(await world.need(need)).toMatchObject({ status: 'funded' });
    await decide(refund, 'release');
    await settle();
    expect(await refunds(gift.paymentId)).toEqual([{ status: 'succeeded', amount: 10_000n }]);
    expect(await world.need(need)).toMatchObject({ status: 'open', funded: 0n, reserved: 0n });
    expect(await world.rows('SELECT status FROM giving.donation WHERE city_id = $1 AND id = $2', gift.donationId)).toEqual([
      { status: 'refunded' },
    ]);
    expect(await wrong()).toEqual([]);
    // The bill can be given to again.
    await world.start([[need, 10_000n]]);
  });

  it('may be of a part, and the rest stays with the bill', async () => {
    const { gift, need } = await captured(8_000n, 10_000n);
    await decide(await ask(gift.paymentId, 3_000n), 'release');
    await settle();
    expect(await world.need(need)).toMatchObject({ status: 'open', funded: 5_000n });
    await decide(await ask(gift.paymentId, 2_000n), 'release');
    await settle();
    expect(await world.need(need)).toMatchObject({ funded: 3_000n });
    await expect(ask(gift.paymentId, 3_001n)).rejects.toThrow('refund_over_rest');
    expect(await wrong()).toEqual([]);
  });

  it('is no other refund of the same amount that somebody made at the provider: that one is for a person', async () => {
    const { gift } = await captured(8_000n, 10_000n);
    await decide(await ask(gift.paymentId, 3_000n), 'release');
    await settle();
    await world.tell(gift, { type: 'refund.succeeded', amount: 3_000n });
    await settle();
    const events = await world.rows(
      `SELECT status, reason FROM giving.inbox WHERE city_id = $1 AND payment_id = $2 AND kind = 'refunded' ORDER BY received_at`,
      gift.paymentId,
    );
    // Told in one moment, so in no order.
    expect(events).toHaveLength(2);
    expect(events).toContainEqual({ status: 'done', reason: null });
    expect(events).toContainEqual({ status: 'quarantined', reason: 'refund_unknown' });
  });

  it('that failed and is said to have arrived all the same is for a person: the books owe it still', async () => {
    const { gift } = await captured(4_000n);
    const id = await ask(gift.paymentId, 1_500n);
    await decide(id, 'release');
    await settle();
    const at = world.app.clock.now();
    await world.as('donor', (tx) => moveRefund(tx, gift.paymentId, id, 'failed', at));
    const told = { type: 'refund.succeeded', amount: 1_500n, refundId: id, eventId: 'evt_arrived' } as const;
    await world.tell(gift, told);
    await settle();
    const event = `SELECT status, reason FROM giving.inbox WHERE city_id = $1 AND event_id = 'evt_arrived'`;
    expect(await world.rows(event)).toEqual([{ status: 'quarantined', reason: 'refund_over' }]);
    expect(await refunds(gift.paymentId)).toEqual([{ status: 'failed', amount: 1_500n }]);
    expect(textsIn('en').t('collections.quarantine.reason.value', { reason: 'refund_over' })).toContain('owed in the books');
    expect(await wrong()).toEqual([]);
  });

  it.each(['lose', 'win'] as const)('under way when its payment is disputed is paid once, by one way or the other: %s', async (end) => {
    const { gift } = await captured(7_000n);
    const press = (action: string) =>
      world.app.visitor().post(new URL(gift.redirectUrl).pathname).type('form').send({ action }).expect(303);
    await decide(await ask(gift.paymentId, 7_000n), 'release');
    await press('dispute');
    await settle();
    await press(end);
    for (let round = 0; round < 6; round += 1) {
      world.app.clock.advance(13 * 3_600_000);
      await settle();
    }
    const offsets = `SELECT status, offset_amount FROM giving.refund WHERE city_id = $1 AND payment_id = $2`;
    const came = end === 'lose' ? { status: 'failed', offset_amount: 7_000n } : { status: 'succeeded', offset_amount: 0n };
    expect(await world.rows(offsets, gift.paymentId)).toEqual([came]);
    expect(await wrong()).toEqual([]);
  });

  it('is not released by whoever asked, nor twice, nor by two at once', async () => {
    const { gift } = await captured(5_000n);
    const refund = await ask(gift.paymentId, 5_000n);
    await expect(decide(refund, 'release', maker)).rejects.toThrow('second_person_required');
    // Whoever has the server's shell is nobody's second person, nor is one person of two names; two people of one name are two.
    for (const actor of [commandActor('root'), commandActor('root', second), { ...maker, name: second.name }])
      await expect(decide(refund, 'release', actor)).rejects.toThrow('second_person_required');
    await expect(ask(gift.paymentId, 1n)).rejects.toThrow('refund_open');
    const both = await Promise.allSettled([
      decide(refund, 'release'),
      decide(refund, 'release', { ...testPerson('Third Example'), name: maker.name }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await settle();
    await expect(decide(refund, 'decline')).rejects.toThrow('wrong_state');
    expect(await refunds(gift.paymentId)).toEqual([{ status: 'succeeded', amount: 5_000n }]);
    expect(await wrong()).toEqual([]);
  });

  it('is refused by the database too, where one person asked and released, or more goes back than came', async () => {
    const { gift } = await captured(5_000n);
    const refund = await ask(gift.paymentId, 5_000n);
    const office = (sql: string, ...params: unknown[]) => world.as('office', (tx) => tx.query(sql, [world.city.id, refund, ...params]));
    const release = `UPDATE giving.refund SET status = 'approved', approved_by = $3, approved_by_name = 'x' WHERE city_id = $1 AND id = $2`;
    await expect(office(release, maker.id)).rejects.toThrow('refund_second_person');
    await expect(office(`UPDATE giving.refund SET status = 'approved' WHERE city_id = $1 AND id = $2`)).rejects.toThrow(
      'refund_approved_by_somebody',
    );
    await expect(office(`UPDATE giving.refund SET status = 'succeeded' WHERE city_id = $1 AND id = $2`)).rejects.toThrow(
      /office_decides|row-level/,
    );
    await expect(
      world.rows('UPDATE giving.payment SET returned = amount + 1 WHERE city_id = $1 AND id = $2', gift.paymentId),
    ).rejects.toThrow('payment_returned_within');
    await decide(refund, 'decline', maker);
    await settle();
    expect(await refunds(gift.paymentId)).toEqual([{ status: 'declined', amount: 5_000n }]);
    expect(await wrong()).toEqual([]);
  });

  it('takes nothing from a bill that is paid, nor from its household', async () => {
    const { gift, need } = await captured(6_000n);
    const refund = await ask(gift.paymentId, 6_000n);
    await confirmNeed(world, need);
    await decide(refund, 'release');
    await settle();
    expect(await refunds(gift.paymentId)).toEqual([{ status: 'rejected', amount: 6_000n }]);
    expect(await world.need(need)).toMatchObject({ status: 'paid', funded: 6_000n });
    expect(await wrong()).toEqual([]);
  });

  it.each([
    ['no such payment', 'payment_unknown', () => ask(newId(), 1n)],
    ['no id', 'payment_unknown', () => ask('x', 1n)],
    ['nothing', 'amount_not_positive', async () => ask((await captured(100n)).gift.paymentId, 0n)],
    ['less than nothing', 'amount_not_positive', async () => ask((await captured(100n)).gift.paymentId, -1n)],
    ['more than came', 'refund_over_rest', async () => ask((await captured(100n)).gift.paymentId, 101n)],
    ['another currency', 'currency_unknown', async () => ask((await captured(100n)).gift.paymentId, 1n, 'x', 'EUR')],
    ['no reason', 'refund_reason_missing', async () => ask((await captured(100n)).gift.paymentId, 1n, '  ')],
  ])('is not of %s', async (_, code, deed) => {
    await expect(deed()).rejects.toThrow(code);
  });

  it('is not of a payment that never came', async () => {
    const [need] = await world.needs([1_000n]);
    const gift = await world.start([[need!, 1_000n]]);
    await expect(ask(gift.paymentId, 1_000n)).rejects.toThrow('wrong_state');
  });
});

it('M10', async () => {
  const wanted = 15;
  let back = 0n;
  for (let at = 0; at < wanted; at += 1) {
    const { gift } = await captured(1_000n + BigInt(at));
    const part = 300n + BigInt(at);
    for (let again = 0; again < 4; again += 1) {
      const refund = await ask(gift.paymentId, part).catch(() => undefined);
      if (refund === undefined) break;
      await expect(decide(refund, 'release', maker)).rejects.toThrow('second_person_required');
      await decide(refund, 'release');
      await settle();
    }
    const sent = (await refunds(gift.paymentId))
      .filter(({ status }) => status === 'succeeded')
      .reduce((sum, { amount }) => sum + amount, 0n);
    expect(sent).toBeLessThanOrEqual(gift.amount);
    back += sent;
  }
  expect(back).toBeGreaterThan(0n);
  expect(await wrong()).toEqual([]);
  recordGuarantee(
    'M10',
    'Refunds are at most what was captured, by a second person, once, to the original method; the need opens again.',
    `${wanted} gifts refunded in parts until no more was taken: 0 beyond what came, 0 released by whoever asked`,
  );
}, 120_000);
