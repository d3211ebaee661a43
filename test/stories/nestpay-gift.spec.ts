import { ReadDonation } from '../../src/donations/index.js';
import type { NeedId } from '../../src/kernel/ids.js';
import { startGivingApp, wrongIn } from '../invariants/giving.js';
import { OpenProviderAccount } from '../../src/payments/index.js';
import { openBankCity, type BankCity } from '../doubles/nestpay/bank-city.js';
import { secretFor } from '../doubles/nestpay/start.js';
import { recordGuarantee, startTestApp } from '../support/index.js';
import { commandActor } from '../../src/kernel/actor.js';

// A gift in Türkiye, by a card, at the city's own bank: from the list to the thanks, over HTTP and in three processes' worth of words.

let held: BankCity;
beforeAll(async () => {
  held = await openBankCity();
}, 60_000);

/** Where every donor comes back to, in the language of the gift: no private link. */
const wayBack = ({ page }: Pick<Begun, 'page'>): string => page.replace(/[^/]+$/, 'back');

interface Begun {
  readonly oid: string;
  readonly token: string;
  readonly page: string;
  readonly need: NeedId;
}

async function begin(language = 'tr', amount = '120.05'): Promise<Begun> {
  const [need] = await held.world.needs([50_000n]);
  if (!need) throw new Error('a need');
  const lines = [{ needId: need, amount: { amount, currency: 'TRY' } }];
  const { body } = await held.app.program().post('/api/v1/istanbul/donations').send({ lines, ifFilled: 'next', language }).expect(201);
  const { token, redirectUrl, page } = body as { token: string; redirectUrl: string; page: string };
  expect(redirectUrl).toContain(`${held.app.url}/nestpay/checkout/istanbul/`);
  return { oid: redirectUrl.slice(redirectUrl.lastIndexOf('/') + 1), token, page, need };
}

const status = async ({ token }: Begun) => (await held.app.get(ReadDonation).run(held.city, token)).status;
const events = async ({ oid }: Begun) =>
  held.world.rows<{ kind: string; status: string; reason: string | null }>(
    'SELECT kind, status, reason FROM giving.inbox WHERE city_id = $1 AND provider_payment_id = $2 ORDER BY received_at',
    oid,
  );
async function work(): Promise<void> {
  await held.bank.control('quiet');
  for (let round = 0; round < 2; round += 1) await held.world.runDue();
}

describe('a gift at the bank', () => {
  it('is received once, whoever tells of it first: the bank’s callbacks, doubled, or the donor’s browser', async () => {
    const gifts = 12;
    for (let gift = 0; gift < gifts; gift += 1) {
      const begun = await begin();
      const back = await held.press(begun.oid, 'pay');
      const answers = await Promise.all([held.comeBack(back.url, back.body), held.comeBack(back.url, back.body)]);
      for (const { status: code, location } of answers) expect([code, location]).toEqual([303, wayBack(begun)]);
      await work();
      expect(await status(begun)).toBe('received');
      expect(await events(begun)).toEqual([{ kind: 'captured', status: 'done', reason: null }]);
      expect((await held.world.need(begun.need)).funded).toBe(12_005n);
    }
    const told = held.bank.output().match(/callback 200/g)?.length ?? 0;
    expect(told).toBeGreaterThan(gifts);
    expect(wrongIn(await held.world.books())).toEqual([]);
    const [posted] = await held.world.rows<{ count: bigint }>(
      `SELECT count(*) FROM giving.payment p WHERE p.city_id = $1 AND p.status = 'captured'`,
    );
    expect(posted?.count).toBe(BigInt(gifts));
    recordGuarantee(
      'M1',
      'A NestPay payment is booked once, though the bank’s callbacks come doubled and out of order and race with the donor’s browser.',
      `${gifts} gifts, ${told} callbacks and ${2 * gifts} returns: ${gifts} captures, duplicates 0`,
    );
  }, 60_000);

  it('needs the bank’s callback alone', async () => {
    const begun = await begin();
    await held.press(begun.oid, 'pay');
    await work();
    expect(await status(begun)).toBe('received');
  });

  it('needs the donor’s browser alone, where no callback comes', async () => {
    await held.bank.control('callbacks', { on: 'no' });
    const begun = await begin();
    const { url, body } = await held.press(begun.oid, 'pay');
    await work();
    expect(await status(begun)).toBe('pending');
    expect(await held.comeBack(url, body)).toMatchObject({ status: 303, location: wayBack(begun) });
    await work();
    expect(await status(begun)).toBe('received');
    await held.bank.control('callbacks', { on: 'yes' });
  });

  it('is found by asking, where neither comes: not before a quarter of an hour, and as often as the bank is silent', async () => {
    await held.bank.control('callbacks', { on: 'no' });
    const begun = await begin();
    const never = await begin();
    await held.press(begun.oid, 'pay');
    held.app.clock.advance(14 * 60_000);
    await work();
    expect(await status(begun)).toBe('pending');
    await held.bank.control('fault', { fault: 'error' });
    for (let minute = 0; minute < 60 && (await status(begun)) !== 'received'; minute += 5) {
      held.app.clock.advance(5 * 60_000);
      await work();
    }
    expect(await status(begun)).toBe('received');
    // The bank knows nothing of a form that nobody posted.
    held.app.clock.advance(15 * 60_000);
    await work();
    expect(await status(never)).toBe('expired');
    expect(wrongIn(await held.world.books())).toEqual([]);
    await held.bank.control('callbacks', { on: 'yes' });
  });

  it('is still found on the fifth day', async () => {
    await held.bank.control('callbacks', { on: 'no' });
    const begun = await begin();
    await held.press(begun.oid, 'pay');
    await held.bank.control('down', { on: 'yes' });
    for (let hour = 0; hour < 119; hour += 1) {
      if (hour === 100) await held.bank.control('down', { on: 'no' });
      held.app.clock.advance(3_600_000);
      await held.world.runDue();
      if (hour < 100) expect(await status(begun)).not.toBe('received');
    }
    expect(await status(begun)).toBe('received');
    expect(wrongIn(await held.world.books())).toEqual([]);
    await held.bank.control('callbacks', { on: 'yes' });
    await held.bank.control('clock', { now: held.app.clock.now().toISOString() });
  }, 60_000);

  it('goes back to the card where its bill was filled meanwhile and the donor chose so', async () => {
    const [need] = await held.world.needs([12_005n]);
    if (!need) throw new Error('a need');
    const late = await held.world.start([[need, 12_005n]], { ifFilled: 'refund' });
    const { url, fields } = await held.form(late.reference);
    held.app.clock.advance(45 * 60_000);
    await held.world.runDue();
    const quick = await held.world.start([[need, 12_005n]]);
    for (const form of [await held.form(quick.reference), { url, fields }]) {
      await held.bank.press(form.url, form.fields, 'pay');
      await work();
    }
    await work();
    expect((await held.bank.order(quick.reference))?.movements.map(({ state }) => state)).toEqual(['C']);
    expect((await held.bank.order(late.reference))?.movements.map(({ state }) => state)).toEqual(['V']);
    const [refund] = await held.world.rows<{ status: string; amount: bigint }>(
      'SELECT status, amount FROM giving.refund WHERE city_id = $1 AND payment_id = $2',
      late.paymentId,
    );
    expect(refund).toEqual({ status: 'succeeded', amount: 12_005n });
    expect(wrongIn(await held.world.books())).toEqual([]);
  });

  it.each(['decline', 'fail-3d'] as const)('is over after a %s, holds nothing, and says so', async (outcome) => {
    const begun = await begin('en');
    const { url, body } = await held.press(begun.oid, outcome);
    expect(await held.comeBack(url, body)).toMatchObject({ status: 303, location: wayBack(begun) });
    await work();
    expect(await status(begun)).toBe('failed');
    expect(await held.world.need(begun.need)).toMatchObject({ reserved: 0n, funded: 0n });
    const { text } = await held.app.visitor().get(`/nestpay/checkout/istanbul/${begun.oid}`).expect(410);
    expect(text).toContain('This checkout is over');
    expect(text).toContain('checkout_over');
    expect(text).not.toContain('<form');
    expect(text).not.toContain(begun.token);
  });

  it('finds no form any more where the operator took the bank’s host away, and is told so', async () => {
    const hosts = { gateUrl: 'https://bank.example/fim/est3Dgate', apiUrl: 'https://bank.example/fim/api' };
    const account = { provider: 'nestpay', mode: 'test', billerCode: 'gas', secret: secretFor(held.bank, hosts) } as const;
    await held.app.get(OpenProviderAccount).run(held.city, account, commandActor('test'));
    const [need] = await held.world.needs([9_000n], 'gas');
    if (!need) throw new Error('a need');
    const { reference } = await held.world.start([[need, 9_000n]]);
    expect((await held.form(reference)).url).toBe(hosts.gateUrl);
    const config = { providers: ['sandbox' as const, 'nestpay' as const], bankHosts: [] };
    const without = await startTestApp({ sites: ['donor'], databases: held.app.databases, clock: held.app.clock, config });
    const { text } = await without.visitor().get(`/nestpay/checkout/istanbul/${reference}`).expect(503);
    expect(text).toContain('takes no payments at this bank for now');
    expect(text).not.toContain('<form');
    expect(text).not.toContain('bank.example');
  });

  it('that was declined and then paid by a form kept open is received, in either order of the news', async () => {
    for (const order of ['as it was', 'turned round']) {
      await held.bank.control('callbacks', { on: 'no' });
      const begun = await begin();
      const { url, fields } = await held.form(begun.oid);
      const no = await held.bank.press(url, fields, 'decline');
      const yes = await held.bank.press(url, fields, 'pay');
      for (const news of order === 'as it was' ? [no, yes] : [yes, no]) {
        expect((await held.comeBack(news.url, news.body)).status).toBe(303);
        await work();
      }
      expect(await status(begun)).toBe('received');
      await expect(held.bank.press(url, fields, 'pay')).rejects.toThrow('paid before');
    }
    await held.bank.control('callbacks', { on: 'yes' });
    expect(wrongIn(await held.world.books())).toEqual([]);
  });

  it('that was left leads back to the same order’s form while it can be paid, and to the gift’s own page afterwards', async () => {
    const begun = await begin();
    const form = `/nestpay/checkout/istanbul/${begun.oid}`;
    const { text } = await held.app.visitor().get(form).expect(200);
    expect(text).toContain(`href="${wayBack(begun)}?left=1"`);
    const again = async (): Promise<string> => {
      const { headers } = await held.app
        .visitor()
        .get(`${new URL(begun.page).pathname}/pay`)
        .expect(303);
      return new URL(String(headers['location']), held.app.url).pathname;
    };
    expect(await again()).toBe(form);
    const back = await held.press(begun.oid, 'pay');
    await held.comeBack(back.url, back.body);
    await work();
    expect(await status(begun)).toBe('received');
    expect(await again()).toBe(new URL(begun.page).pathname);
  });

  it('has no form once its time has passed, and one that was posted in time still counts', async () => {
    const begun = await begin();
    const { url, fields } = await held.form(begun.oid);
    held.app.clock.advance(45 * 60_000);
    await held.app.visitor().get(`/nestpay/checkout/istanbul/${begun.oid}`).expect(410);
    await held.world.runDue();
    expect(await status(begun)).toBe('expired');
    await held.bank.press(url, fields, 'pay');
    await work();
    expect(await status(begun)).toBe('received');
    expect(wrongIn(await held.world.books())).toEqual([]);
  });

  it('that the bank took with less proof than the city asks for waits for a person, and is on the page for such', async () => {
    const begun = await begin();
    const { url, body } = await held.press(begun.oid, 'half-3d');
    expect((await held.comeBack(url, body)).status).toBe(303);
    await work();
    expect(await status(begun)).toBe('pending');
    expect(await events(begun)).toEqual([{ kind: 'unauthenticated', status: 'quarantined', reason: 'not_authenticated' }]);
  });
});

describe('our page before the bank’s', () => {
  it.each([
    ['tr', 'Bankada ödeme', '120,05', 'Bankanın sayfasına devam et'],
    ['en', 'Pay at the bank', '120.05', 'Continue to the bank’s page'],
  ])('speaks the donor’s language, %s', async (language, title, amount, button) => {
    const { oid } = await begin(language);
    const { text, headers } = await held.app.visitor().get(`/nestpay/checkout/istanbul/${oid}`).expect(200);
    expect(text).toContain(`<html lang="${language}"`);
    for (const words of [title, amount, button]) expect(text).toContain(words);
    expect(headers['cache-control']).toBe('no-store');
    await held.app.visitor().get('/nestpay/style.css').expect(200).expect('content-type', /css/);
  });

  it('lets its form lead to that bank, and no other page lets any', async () => {
    const { oid, page } = await begin();
    const policy = async (path: string) => String((await held.app.visitor().get(path)).headers['content-security-policy']);
    const own = await policy(`/nestpay/checkout/istanbul/${oid}`);
    expect(own).toMatch(new RegExp(`form-action 'self'[^;]* ${held.bank.url};`));
    expect(own).toContain("default-src 'none'");
    for (const path of [new URL(page).pathname, '/istanbul/tr/bills', '/nestpay/style.css'])
      expect(await policy(path)).not.toContain(held.bank.url);
  });

  it('is not there where the provider is not offered', async () => {
    const { oid } = await begin();
    const without = await startGivingApp({ databases: held.app.databases, config: { providers: ['sandbox'] } });
    await without.visitor().get(`/nestpay/checkout/istanbul/${oid}`).expect(404);
    await without.visitor().get('/nestpay/style.css').expect(404);
    await without.program().post(`/webhooks/nestpay/${held.accountId}`).type('form').send({ oid }).expect(404);
  });
});
