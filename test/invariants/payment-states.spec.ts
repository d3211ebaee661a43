import { newId, type PaymentId, type ProviderAccountId, type RefundId, type SettlementId } from '../../src/kernel/ids.js';
import { Money } from '../../src/kernel/money.js';
import { RequestRefund, DecideRefund } from '../../src/payments/index.js';
import { closeEvents, keepWaiting } from '../../src/payments/notifications/inbox.store.js';
import { movePayments } from '../../src/payments/payment.store.js';
import type { ProviderSettlement } from '../../src/payments/providers/provider.js';
import { moveRefund } from '../../src/payments/refunds/refund.store.js';
import { recordSettlement } from '../../src/payments/settlements/settlement.store.js';
import { testPerson } from '../support/index.js';
import { GivingCity, startGivingApp, wrongIn, type StartedGift } from './giving.js';

// Each write of a state of a payment, refund, notification or settlement takes its rows from the lifecycle and counts them.

let city: GivingCity;
beforeAll(async () => {
  city = await GivingCity.open(await startGivingApp());
}, 120_000);

const A = 10_000n;
const now = () => city.app.clock.now();
const statusOf = async (id: PaymentId) =>
  (await city.rows<{ status: string }>('SELECT status FROM giving.payment WHERE city_id = $1 AND id = $2', id))[0]?.status;

async function paid(): Promise<StartedGift> {
  const [need] = await city.needs([A]);
  const gift = await city.start([[need!, A]]);
  await city.app.visitor().post(new URL(gift.redirectUrl).pathname).type('form').send({ action: 'approve' }).expect(303);
  for (let round = 0; round < 3; round += 1) await city.runDue();
  return gift;
}

async function refunded(): Promise<{ gift: StartedGift; refund: RefundId }> {
  const gift = await paid();
  const wish = { paymentId: gift.paymentId, amount: Money.of(A, 'TRY'), reason: 'given twice' };
  const refund = await city.app.get(RequestRefund).run(city.city, wish, testPerson('Asking'));
  await city.app.get(DecideRefund).run(city.city, refund, 'release', testPerson('Deciding'));
  for (let round = 0; round < 3; round += 1) await city.runDue();
  return { gift, refund };
}

describe('a payment', () => {
  it('that was refunded is captured again when its refund comes back, and a copy of its capture books nothing', async () => {
    const { gift, refund } = await refunded();
    expect(await statusOf(gift.paymentId)).toBe('refunded');
    await city.tell(gift);
    await city.runDue();
    expect(await statusOf(gift.paymentId)).toBe('refunded');
    // It was understood, and did nothing: nobody has to look at it.
    const told = `SELECT DISTINCT status FROM giving.inbox WHERE city_id = $1 AND payment_id = $2`;
    expect(await city.rows(told, gift.paymentId)).toEqual([{ status: 'done' }]);
    await city.as('donor', (tx) => moveRefund(tx, gift.paymentId, refund, 'failed', now()));
    expect(await statusOf(gift.paymentId)).toBe('captured');
    expect(wrongIn(await city.books())).toEqual([]);
  });

  it('is captured by no word of a provider once it was refunded', async () => {
    const { gift } = await refunded();
    const capture = city.as('donor', (tx) => movePayments(tx, [{ id: gift.paymentId, to: 'captured', reference: null }], now()));
    await expect(capture).rejects.toThrow('not every PaymentEntity could become captured');
    expect(await statusOf(gift.paymentId)).toBe('refunded');
  });

  it('that came does not expire, and the others of its batch do not either', async () => {
    const gift = await paid();
    const [need] = await city.needs([A]);
    const open = await city.start([[need!, A]]);
    const moves = [gift, open].map(({ paymentId: id }) => ({ id, to: 'expired' as const, reference: null }));
    await expect(city.as('donor', (tx) => movePayments(tx, moves, now()))).rejects.toThrow('not every PaymentEntity');
    expect(await statusOf(open.paymentId)).toMatch(/created|pending/);
  });
});

describe('a notification', () => {
  const eventsOf = (gift: StartedGift) =>
    city.rows<{ id: string; status: string }>('SELECT id, status FROM giving.inbox WHERE city_id = $1 AND payment_id = $2', gift.paymentId);

  it('is closed once, from the state in which it waits to be acted on', async () => {
    const gift = await paid();
    const [event] = await eventsOf(gift);
    expect(event?.status).toBe('done');
    for (const reason of [null, 'unexpected'] as const)
      await expect(city.as('donor', (tx) => closeEvents(tx, [{ id: event!.id, reason }]))).rejects.toThrow('not every InboxEntity');
    await expect(city.as('donor', (tx) => keepWaiting(tx, [event!.id]))).rejects.toThrow('not every InboxEntity');
    expect(await eventsOf(gift)).toEqual([{ id: event!.id, status: 'done' }]);
  });
});

describe('a settlement', () => {
  const id = newId<SettlementId>();
  const told = (status: ProviderSettlement['status']): ProviderSettlement => ({
    reference: 'po_example',
    currency: 'TRY',
    amount: 900n,
    fees: 100n,
    status,
    arrivesOn: now(),
  });
  const record = (account: { id: ProviderAccountId }, status: ProviderSettlement['status']) =>
    city.as('donor', (tx) =>
      recordSettlement(tx, id, told(status), { ...account, provider: 'sandbox', bank: 'TR330006100519786457841326' }, now()),
    );
  const state = async () =>
    (await city.rows<{ status: string }>('SELECT status FROM giving.settlement WHERE city_id = $1 AND id = $2', id))[0]?.status;

  it('is booked once and reversed once, whatever is said again, and only named before', async () => {
    const account = { id: city.accounts.water };
    await city.rows(
      `INSERT INTO giving.settlement (city_id, id, account_id, provider_settlement_id, status, announced_at)
       VALUES ($1, $2, $3, 'po_example', 'announced', '2026-11-20T08:00:00Z')`,
      id,
      account.id,
    );
    const seen: (string | undefined)[] = [];
    for (const status of ['sent', 'arrived', 'arrived', 'failed', 'failed', 'arrived'] as const) {
      await record(account, status);
      seen.push(await state());
    }
    expect(seen).toEqual(['announced', 'booked', 'booked', 'reversed', 'reversed', 'reversed']);
    const [{ entries } = { entries: 0n }] = await city.rows<{ entries: bigint }>(
      `SELECT count(*) AS entries FROM meeting.journal_entry WHERE city_id = $1 AND kind LIKE 'settlement%'`,
    );
    expect(entries).toBe(2n);
  });
});
