import { newId } from '../../src/kernel/ids.js';
import { GivingCity, SECRET, startGivingApp, type StartedGift } from '../invariants/giving.js';
import type { TestApp } from '../support/index.js';
import { colleague, type Colleague } from './staff-desk.js';

let app: TestApp;
let city: GivingCity;
let first: Colleague;
let second: Colleague;
let admin: Colleague;

beforeAll(async () => {
  app = await startGivingApp({ config: { providers: ['sandbox', 'stripe'] } });
  city = await GivingCity.open(app);
  first = await colleague(app, city.city, 'Gunes Example', 'collections');
  second = await colleague(app, city.city, 'Deniz Example', 'collections');
  admin = await colleague(app, city.city, 'Umut Example', 'city_admin');
}, 60_000);

async function captured(): Promise<StartedGift> {
  const [need] = await city.needs([12_000n]);
  const gift = await city.start([[need!, 12_000n]]);
  await app.visitor().post(new URL(gift.redirectUrl).pathname).type('form').send({ action: 'approve' }).expect(303);
  for (let round = 0; round < 3; round += 1) await city.runDue();
  return gift;
}
const audited = async (action: string) =>
  await city.rows<{ actor: string; subject: string }>(
    'SELECT actor, subject FROM giving.audit WHERE city_id = $1 AND action = $2 ORDER BY at',
    action,
  );

describe('a refund at the collections desk', () => {
  it('is asked for by one person, released by another, and seen on its way', async () => {
    const gift = await captured();
    expect((await first.get('/staff/payments').expect(200)).text).toContain(`/staff/refunds/new?payment=${gift.paymentId}`);
    const form = await first.get(`/staff/refunds/new?payment=${gift.paymentId}`).expect(200);
    expect(form.text).toContain('value="120.00"');
    expect(form.text).not.toContain(gift.token);
    await first.send('/staff/refunds', { payment: gift.paymentId, refundAmount: '20.00', reason: 'paid twice' }).expect(303);
    const mine = (await first.get('/staff/refunds?done=asked').expect(200)).text;
    expect(mine).toContain('waits for a second person');
    expect(mine).toContain('paid twice');
    expect(mine).not.toContain('value="release"');
    const theirs = (await second.get('/staff/refunds').expect(200)).text;
    const [, id = ''] = /action="[^"]*\/staff\/refunds\/([0-9a-f-]{36})"/.exec(theirs) ?? [];
    expect(theirs).toContain('value="release"');
    await first.send(`/staff/refunds/${id}`, { decision: 'release' }).expect(403);
    await second.send(`/staff/refunds/${id}`, { decision: 'release' }).expect(303);
    for (let round = 0; round < 3; round += 1) await city.runDue();
    expect((await second.get('/staff/refunds?done=release').expect(200)).text).toContain('Sent back');
    expect(await audited('refund.ask')).toHaveLength(1);
    expect((await audited('refund.release'))[0]?.subject).toBe(`refund:${id}`);
    expect((await audited('refund.release'))[0]?.actor).not.toBe((await audited('refund.ask'))[0]?.actor);
  });

  it('shows a form again with what is wrong, and keeps what was typed', async () => {
    const gift = await captured();
    const send = (form: Record<string, string>) =>
      first.send('/staff/refunds', { payment: gift.paymentId, refundAmount: '1.00', reason: 'a reason', ...form });
    const many = await send({ refundAmount: '120.01' }).expect(409);
    expect(many.text).toContain('more than can still go back');
    expect(many.text).toContain('a reason');
    expect((await send({ refundAmount: 'all' }).expect(400)).text).toContain('in digits');
    expect((await send({ reason: '  ' }).expect(400)).text).toContain('why it goes back');
    await send({ payment: newId() }).expect(404);
    await send({ reason: 'x'.repeat(501) }).expect(400);
    await first.get('/staff/refunds/new?payment=nothing').expect(404);
    await first.send(`/staff/refunds/${newId()}`, { decision: 'release' }).expect(404);
    await first.send(`/staff/refunds/${newId()}`, { decision: 'steal' }).expect(400);
    await first.get('/staff/refunds?cursor=x').expect(400);
    expect((await first.get('/staff/disputes').expect(200)).text).toContain('No payment is disputed');
    await first.get('/staff/disputes?cursor=x').expect(400);
  });

  it('is nobody else’s', async () => {
    for (const path of ['/staff/refunds', '/staff/disputes', `/staff/refunds/new?payment=${newId()}`]) await admin.get(path).expect(403);
    await first.get('/staff/accounts').expect(403);
  });
});

describe('a merchant account', () => {
  const secret = JSON.stringify({ apiKey: 'sk_test_storyonly0001', webhookSecrets: ['whsec_storyonly0001'] });
  const sound = { providerName: 'stripe', mode: 'test', merchant: '', bank: 'TR33 0006 1005 1978 6457 8413 26', secret };

  it('is opened by the administrator in place of the one before, and its secret is never shown again', async () => {
    expect((await admin.get('/staff/accounts').expect(200)).text).toContain('water (example)');
    await admin.send('/staff/accounts', sound).expect(303);
    await admin.send('/staff/accounts', { ...sound, providerName: 'sandbox', merchant: 'water', bank: '', secret: SECRET }).expect(303);
    const { text } = await admin.get('/staff/accounts?done=opened').expect(200);
    expect(text).toContain('The account is open');
    expect(text).toContain('TR330006100519786457841326');
    expect(text).toContain('Replaced');
    for (const word of ['sk_test_storyonly0001', 'whsec_storyonly0001', SECRET]) expect(text).not.toContain(word);
    expect(await audited('provider_account.open')).toHaveLength(4);
    const kept = JSON.stringify(
      await city.rows(`SELECT encode(secret, 'escape') AS secret FROM giving.provider_account WHERE city_id = $1`),
    );
    expect(kept).not.toContain('storyonly');
  });

  it('gets another secret without losing its address: signed by the old one nothing is believed any more', async () => {
    const [need] = await city.needs([1_000n]);
    const gift = await city.start([[need!, 1_000n]]);
    const change = (form: Record<string, string>) =>
      admin.send('/staff/accounts/secret', { accountId: gift.accountId, secret: SECRET, ...form });
    const short = await change({ secret: 'short' }).expect(400);
    expect(short.text).toContain('not complete');
    expect(short.text).not.toContain('value="short"');
    await change({ accountId: newId() }).expect(404);
    await change({ accountId: 'x' }).expect(404);
    await change({ secret: 'another secret of the tests' }).expect(303);
    app.clock.advance(11_000);
    expect(await city.tell(gift)).toBe(400);
    await change({}).expect(303);
    app.clock.advance(11_000);
    expect(await city.tell(gift)).toBe(200);
    expect(await audited('provider_account.secret')).toHaveLength(2);
    expect((await admin.get('/staff/accounts?done=changed').expect(200)).text).toContain('The secret is changed');
  });

  it.each<[string, Record<string, string>, number, string]>([
    ['another provider’s secret', { secret: SECRET }, 400, 'not complete'],
    ['a test key in live mode', { mode: 'live' }, 400, 'not complete'],
    ['no bank for the city’s money', { bank: '' }, 400, 'Name the bank account'],
    ['an IBAN with a wrong digit', { bank: 'TR330006100519786457841327' }, 400, 'not a valid IBAN'],
    ['a biller that the city does not have', { merchant: 'sunshine' }, 400, 'no such biller'],
    ['a provider that is not offered', { providerName: 'nestpay' }, 404, 'not known'],
  ])('is not opened with %s, and the secret does not come back', async (_, change, status, sentence) => {
    const { text } = await admin.send('/staff/accounts', { ...sound, ...change }).expect(status);
    expect(text).toContain(sentence);
    expect(text).not.toContain('storyonly');
    expect(text).not.toContain(SECRET);
  });
});
