import { newId, type PaymentId } from '../../src/kernel/ids.js';
import { sign } from '../../src/payments/providers/timestamp-signature.js';
import { writeMessage, type SandboxNotification } from '../../src/payments/providers/sandbox/domain/sandbox-message.js';
import { recordGuarantee } from '../support/index.js';
import { GivingCity, SECRET, startGivingApp, wrongIn } from './giving.js';

let world: GivingCity;
beforeAll(async () => {
  world = await GivingCity.open(await startGivingApp());
});

describe('a notification that does not fit its payment', () => {
  it.each<[string, Partial<SandboxNotification>, boolean?]>([
    ['wrong_amount', { amount: 9_999n }],
    ['wrong_amount', { amount: 10_001n }],
    ['wrong_currency', { currency: 'EUR' }],
    ['wrong_currency', { currency: 'TL' }],
    ['wrong_mode', { mode: 'live' }],
    ['wrong_reference', { reference: 'somebody else’s' }],
    ['payment_unknown', { paymentId: newId<PaymentId>() }],
    ['payment_unknown', { paymentId: 'not an id', reference: 'unknown' }],
    ['wrong_account', {}, true],
    ['refund_unknown', { type: 'refund.succeeded' }],
  ])('goes into quarantine as %s, moves nothing, and stops no other', async (reason, told, atTheOtherAccount = false) => {
    const [need, other] = await world.needs([10_000n, 10_000n]);
    const gift = await world.start([[need!, 10_000n]]);
    const good = await world.start([[other!, 10_000n]]);
    const eventId = `evt_${newId<PaymentId>()}`;
    const accountId = atTheOtherAccount ? world.accounts.gas : world.accounts.water;
    expect(await world.tell(gift, { eventId, ...told }, { accountId })).toBe(200);
    expect(await world.tell(good)).toBe(200);
    await world.runDue();
    const events = await world.rows('SELECT status, reason FROM giving.inbox WHERE city_id = $1 AND event_id = $2', eventId);
    expect(events).toEqual([{ status: 'quarantined', reason }]);
    expect(await world.need(need!)).toMatchObject({ reserved: 10_000n, funded: 0n });
    expect(await world.need(other!)).toMatchObject({ status: 'funded' });
    // What fits is still believed afterwards.
    await world.tell(gift);
    await world.runDue();
    expect(await world.need(need!)).toMatchObject({ status: 'funded', funded: 10_000n });
    expect(wrongIn(await world.books())).toEqual([]);
  });

  it('of a kind we do not know is kept and does nothing', async () => {
    const [need] = await world.needs([10_000n]);
    const gift = await world.start([[need!, 10_000n]]);
    await world.tell(gift, { type: 'payment.looked_at' as SandboxNotification['type'], eventId: 'evt_other' });
    await world.runDue();
    expect(await world.rows(`SELECT status FROM giving.inbox WHERE city_id = $1 AND event_id = 'evt_other'`)).toEqual([{ status: 'done' }]);
    expect(await world.need(need!)).toMatchObject({ reserved: 10_000n, funded: 0n });
  });
});

describe('a notification that fails in a way that nobody foresaw', () => {
  it('is set aside as unexpected, and the others of its batch are not held up', async () => {
    const [broken, ...fine] = await world.needs([10_000n, 10_000n, 10_000n, 10_000n]);
    const stuck = await world.start([[broken!, 10_000n]]);
    const others = [];
    for (const need of fine) others.push(await world.start([[need, 10_000n]]));
    // No deed of ours takes a need away while a gift is on its way to it.
    await world.as('casework', (tx) =>
      tx.query(`UPDATE meeting.need SET status = 'withdrawn' WHERE city_id = $1 AND id = $2`, [world.city.id, broken]),
    );
    for (const gift of [others[0]!, stuck, others[1]!, others[2]!]) {
      await world.tell(gift);
      world.app.clock.advance(1);
    }
    await world.runDue();
    for (const need of fine) expect(await world.need(need)).toMatchObject({ status: 'funded', funded: 10_000n });
    const set = await world.rows(`SELECT status, reason FROM giving.inbox WHERE city_id = $1 AND payment_id = $2`, stuck.paymentId);
    expect(set).toEqual([{ status: 'quarantined', reason: 'unexpected' }]);
    expect(await world.need(broken!)).toMatchObject({ funded: 0n });
  });
});

describe('the webhook', () => {
  const post = async (body: string, headers: Record<string, string>, account: string = world.accounts.water, provider = 'sandbox') =>
    fetch(`${world.app.url}/webhooks/${provider}/${account}`, { method: 'POST', headers, body });
  const json = { 'content-type': 'application/json' };
  const at = (seconds: number): Date => new Date(world.app.clock.now().getTime() + seconds * 1000);
  const signed = (body: string, when = at(0), secret = SECRET): Record<string, string> => ({
    ...json,
    'sandbox-signature': sign(secret, body, when),
  });

  // A body that would be believed, if its signature were.
  const told = writeMessage({
    eventId: 'evt_told',
    type: 'payment.captured',
    at: new Date('2026-11-20T09:00:00Z'),
    mode: 'test',
    reference: 'unknown',
    paymentId: newId<PaymentId>(),
    amount: 10_000n,
    currency: 'TRY',
  });

  it('takes a body that is signed', async () => {
    expect((await post(told, signed(told))).status).toBe(200);
  });

  it.each<[string, number, () => Promise<Response>]>([
    ['no signature', 400, () => post(told, json)],
    ['a forged signature', 400, () => post(told, signed(told, at(0), 'another secret entirely'))],
    ['an old signature', 400, () => post(told, signed(told, at(-301)))],
    ['a signature from the future', 400, () => post(told, signed(told, at(60)))],
    [
      'two signatures',
      400,
      () => post(told, { ...json, 'sandbox-signature': `${sign(SECRET, told, at(0))}, ${sign(SECRET, told, at(0))}` }),
    ],
    ['a changed body', 400, () => post(told.replace('10000', '99999'), signed(told))],
    ['a signed body that is no JSON', 400, () => post('hello', signed('hello'))],
    ['a signed body of another shape', 400, () => post('{"id":1}', signed('{"id":1}'))],
    ['a signed null', 400, () => post('null', signed('null'))],
    ['no body', 400, () => post('', signed(''))],
    ['another content type', 415, () => post(told, { ...signed(told), 'content-type': 'text/plain' })],
    ['a form', 415, () => post('a=b', { ...signed('a=b'), 'content-type': 'application/x-www-form-urlencoded' })],
    ['ten megabytes', 413, () => post('x'.repeat(10_000_000), json)],
    ['half a megabyte', 413, () => post('x'.repeat(500_000), json)],
    ['an account that there is not', 404, () => post(told, signed(told), newId<PaymentId>())],
    ['an account that is no id', 404, () => post(told, signed(told), 'water')],
    ['a provider that there is not', 404, () => post(told, signed(told), world.accounts.water, 'nobody')],
  ])('answers %s with %i and keeps nothing', async (_, status, send) => {
    const before = await world.rows('SELECT id FROM giving.inbox WHERE city_id = $1');
    const response = await send();
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ status });
    expect(await world.rows('SELECT id FROM giving.inbox WHERE city_id = $1')).toHaveLength(before.length);
  });

  it('keeps a copy once and answers it the same', async () => {
    const [need] = await world.needs([10_000n]);
    const gift = await world.start([[need!, 10_000n]]);
    const statuses = [];
    for (let copy = 0; copy < 3; copy += 1) statuses.push(await world.tell(gift, { eventId: 'evt_copy' }));
    expect(statuses).toEqual([200, 200, 200]);
    expect(await world.rows(`SELECT id FROM giving.inbox WHERE city_id = $1 AND event_id = 'evt_copy'`)).toHaveLength(1);
    recordGuarantee(
      'M8',
      'Out-of-order, stale, future-dated, forged, unknown, wrong-amount, wrong-currency, wrong-account and wrong-mode notifications move nothing: what is signed and does not fit stays in quarantine, the rest is refused at the door.',
      '10 kinds kept in quarantine, 17 refused at the door; moved by any of them: 0',
    );
  });
});
