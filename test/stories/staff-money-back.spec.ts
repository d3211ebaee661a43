import { newId, type RefundId } from '../../src/kernel/ids.js';
import { textsIn } from '../../src/platform/texts/index.js';
import { ListOwedRefunds } from '../../src/payments/index.js';
import { moveRefund } from '../../src/payments/refunds/refund.store.js';
import { GivingCity, startGivingApp, wrongIn, type StartedGift } from '../invariants/giving.js';
import type { TestApp } from '../support/index.js';
import { colleague, signIn, type Colleague } from './staff-desk.js';

let app: TestApp;
let city: GivingCity;
let first: Colleague;
let second: Colleague;
let admin: Colleague;

beforeAll(async () => {
  app = await startGivingApp();
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
const again = (of: Colleague): Promise<Colleague> =>
  signIn(app, city.city, `${of.name.toLowerCase().replace(' ', '.')}@${city.city.slug}.example`, of.name);
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
    for (const path of ['/staff/owed', '/staff/refunds', '/staff/disputes', `/staff/refunds/new?payment=${newId()}`])
      await admin.get(path).expect(403);
    await first.get('/staff/accounts').expect(403);
  });
});

// The last: a day later everybody has to sign in anew.
describe('a refund', () => {
  it('that came back and cannot be returned is listed with its age, and kept apart by two persons', async () => {
    const gift = await captured();
    await first.send('/staff/refunds', { payment: gift.paymentId, refundAmount: '70.00', reason: 'paid twice' }).expect(303);
    const [, id = ''] = /staff\/refunds\/([0-9a-f-]{36})"/.exec((await second.get('/staff/refunds').expect(200)).text) ?? [];
    await second.send(`/staff/refunds/${id}`, { decision: 'release' }).expect(303);
    for (let round = 0; round < 3; round += 1) await city.runDue();
    expect((await first.get('/staff/owed').expect(200)).text).toContain('Nothing is owed');
    const say = (reason: string, by = first) => by.send(`/staff/owed/${id}`, { reason });
    await say('rule 1').expect(409);
    // After weeks the donor's bank sends it back: the card is gone.
    await city.as('donor', (tx) => moveRefund(tx, gift.paymentId, id as RefundId, 'failed', app.clock.now()));
    const giftPage = async () => (await app.visitor().get(`/testkent/en/gifts/${gift.token}`).expect(200)).text;
    expect(await giftPage()).toContain('Could not be returned to your card');
    app.clock.advance(25 * 3_600_000);
    const [maker, checker] = [await again(first), await again(second)];
    const { text } = await maker.get('/staff/owed').expect(200);
    expect(text).toContain('1 day');
    expect(text).toMatch(/70(\.00)?/);
    await say('  ', maker).expect(400);
    await say('Regulation 12 of the city', maker).expect(303);
    await say('Regulation 13 of the city', checker).expect(409);
    const readBy = async (by: Colleague) => /name="read" value="([0-9a-f]{64})"/.exec((await by.get('/staff/owed')).text)?.[1] ?? '';
    const decide = (by: Colleague, decision: string, read = '') => by.send(`/staff/owed/${id}/decision`, { decision, read });
    const before = await readBy(checker);
    await decide(maker, 'agree').expect(403);
    expect((await maker.get('/staff/owed?done=said').expect(200)).text).not.toContain('value="agree"');
    const office = (set: string) =>
      city.as('office', (tx) => tx.query(`UPDATE giving.refund SET ${set} WHERE city_id = $1 AND id = $2`, [tx.cityId, id]));
    await expect(office('agreed_by = given_up_by, agreed_by_name = given_up_by_name')).rejects.toMatchObject({
      driverError: { constraint: 'refund_given_up_second_person' },
    });
    await expect(office(`status = 'approved'`)).rejects.toThrow(/office_decides|row-level/);
    await decide(maker, 'decline').expect(303);
    await say('Regulation 14 of the city', checker).expect(303);
    const page = (await maker.get('/staff/owed').expect(200)).text;
    expect(page).toContain('Regulation 14 of the city');
    expect(page).toContain('value="agree"');
    // Agreed is what was read: the rule that stood on the page.
    for (const read of [before, ''])
      expect((await decide(maker, 'agree', read).expect(409)).text).toContain('The rule was changed after you opened the page');
    await decide(maker, 'agree', await readBy(maker)).expect(303);
    await city.runDue();
    expect((await maker.get('/staff/owed?done=agree').expect(200)).text).toContain('kept apart');
    await decide(checker, 'decline').expect(409);
    const booked = `SELECT debit, amount FROM meeting.posting WHERE city_id = $1 AND credit = 'unreturnable'`;
    expect(await city.rows(booked)).toEqual([{ debit: 'refund-payable', amount: 7_000n }]);
    expect(wrongIn(await city.books())).toEqual([]);
    expect(await giftPage()).toContain('Could not be returned to your card');
    for (const action of ['refund.give_up', 'refund.keep', 'refund.agree']) expect(await audited(action)).not.toEqual([]);
    await maker.send(`/staff/owed/${newId()}`, { reason: 'x' }).expect(404);

    // What is still owed stands first, by the day it failed, and the list goes on where a page ends.
    await city.as('donor', (tx) =>
      tx.query(
        `INSERT INTO giving.refund (city_id, id, payment_id, status, currency, amount, created_at, failed_at, attempts)
         SELECT $1, gen_random_uuid(), $2, 'failed', 'TRY', 100 + n, $3::timestamptz - n * interval '1 day', $3::timestamptz + n * interval '1 ms', 1
         FROM generate_series(1, 51) n`,
        [tx.cityId, gift.paymentId, app.clock.now()],
      ),
    );
    const list = app.get(ListOwedRefunds);
    const top = await list.run(city.city);
    const rest = await list.run(city.city, top.next);
    expect([...top.items, ...rest.items].map(({ owed }) => owed.minor)).toEqual([
      ...Array.from({ length: 51 }, (_, n) => 101n + BigInt(n)),
      7_000n,
    ]);
    expect([top.items.length, rest.items.length, rest.next, rest.items.at(-1)?.state]).toEqual([50, 2, undefined, 'unreturnable']);
    expect(top.items[0]?.since.getTime()).toBe(app.clock.now().getTime() + 1);
    expect((await maker.get('/staff/owed').expect(200)).text).toContain(`?cursor=${String(top.next)}`);
    await maker.get('/staff/owed?cursor=x').expect(400);
  });

  it('that nobody asked for says why: at the desk, on the gift’s page and on its receipt; one that a person asked for does not', async () => {
    const asked = await captured();
    const [chosen] = await city.needs([8_000n], 'gas');
    const [next] = await city.needs([3_000n], 'gas');
    const late = await city.start([[chosen!, 8_000n]]);
    app.clock.advance(41 * 60_000);
    await city.runDue();
    await city.tell(await city.start([[chosen!, 8_000n]]));
    await city.tell(late);
    await city.runDue();
    expect((await city.need(next!)).funded).toBe(3_000n);
    const { t } = textsIn('en');
    const [maker, checker] = [await again(first), await again(second)];
    const desk = async () => (await checker.get('/staff/refunds').expect(200)).text;
    expect(await desk()).toContain(t('collections.refunds.by_itself'));
    const paper = async (of: StartedGift, rest = '') => (await app.visitor().get(`/testkent/en/gifts/${of.token}${rest}`).expect(200)).text;
    for (const page of ['', '/receipt']) {
      expect(await paper(late, page)).toContain(t('donor.gift.refund'));
      expect(await paper(late, page)).toContain(t('donor.gift.refund.why'));
    }
    await maker.send('/staff/refunds', { payment: asked.paymentId, refundAmount: '20.00', reason: 'paid twice' }).expect(303);
    const [, id = ''] = /action="[^"]*\/staff\/refunds\/([0-9a-f-]{36})"/.exec(await desk()) ?? [];
    await checker.send(`/staff/refunds/${id}`, { decision: 'release' }).expect(303);
    await city.runDue();
    for (const page of ['', '/receipt']) {
      expect(await paper(asked, page)).toContain(t('donor.gift.refund'));
      expect(await paper(asked, page)).not.toContain(t('donor.gift.refund.why'));
    }
  });
});
