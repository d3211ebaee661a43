import { request as httpRequest } from 'node:http';
import { Metrics } from '../../src/platform/http/index.js';
import { OpenProviderAccount } from '../../src/payments/index.js';
import { openBankCity, type BankCity } from '../doubles/nestpay/bank-city.js';
import { hashOf, type Pairs } from '../doubles/nestpay/fields.js';
import { merchant, secretFor } from '../doubles/nestpay/start.js';
import { GivingCity, wrongIn, type StartedGift } from '../invariants/giving.js';
import { recordGuarantee } from '../support/index.js';
import { commandActor } from '../../src/kernel/actor.js';

// What comes to the bank's two addresses at ours and is not as it should be: nothing moves, and there is a trace.

let held: BankCity;
let gift: StartedGift;
/** What the bank posted for it, and has not brought. */
let told: Pairs;
let url: string;
beforeAll(async () => {
  held = await openBankCity();
  await held.bank.control('callbacks', { on: 'no' });
  [gift, { told, url }] = await paid();
}, 60_000);

async function paid(): Promise<[StartedGift, { told: Pairs; url: string }]> {
  const [need] = await held.world.needs([50_000n]);
  if (!need) throw new Error('a need');
  const returnUrl = `${held.app.url}/istanbul/en/gifts/back`;
  const started = await held.world.start([[need, 12_005n]], { returnUrl });
  const back = await held.press(started.reference, 'pay');
  return [started, { told: [...new URLSearchParams(back.body)], url: back.url }];
}

const encoded = (pairs: Pairs): string => new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
const signed = (change: Readonly<Record<string, string>>, key = merchant.storeKey): string => {
  const pairs = told.filter(([name]) => name !== 'HASH').map(([name, value]) => [name, change[name] ?? value] as const);
  return encoded([...pairs, ['HASH', hashOf(pairs, key)]]);
};
async function tell(body: string, type = 'application/x-www-form-urlencoded', accountId: string = held.accountId): Promise<number> {
  // Each at a moment of its own, so that the newest can be told.
  held.app.clock.advance(1_000);
  const response = await fetch(`${held.app.url}/webhooks/nestpay/${accountId}`, {
    method: 'POST',
    body,
    headers: { 'content-type': type },
  });
  await response.arrayBuffer();
  return response.status;
}
const kept = async () => (await held.world.rows<{ count: bigint }>('SELECT count(*) FROM giving.inbox WHERE city_id = $1'))[0]?.count;
const newest = async () => {
  for (let round = 0; round < 2; round += 1) await held.world.runDue();
  const [row] = await held.world.rows<{ status: string; reason: string }>(
    'SELECT status, reason FROM giving.inbox WHERE city_id = $1 ORDER BY received_at DESC, id DESC LIMIT 1',
  );
  return row;
};
const state = async ({ paymentId }: StartedGift) =>
  (await held.world.rows<{ status: string }>('SELECT status FROM giving.payment WHERE city_id = $1 AND id = $2', paymentId))[0]?.status;
/** How many answers of a status the webhook's route gave, from the metrics. */
async function counted(status: number): Promise<number> {
  const metric = await held.app.get(Metrics).registry.metrics();
  const line = new RegExp(`_count\\{method="POST",route="/webhooks/:provider/:account",status="${status}"[^}]*\\} (\\d+)`);
  return Number(line.exec(metric)?.[1] ?? 0);
}

describe('news of the bank’s', () => {
  it('with any one field changed, more or missing is a 400 and a counter, at the webhook and on the way back', async () => {
    const before = await counted(400);
    let sent = 0;
    for (const [name] of told) {
      if (/^(encoding|NATIONALIDNO)$/.test(name)) continue;
      const changed = told.map(([field, value]) => [field, field === name ? `${value}1` : value] as const);
      for (const body of [encoded(changed), encoded(told.filter(([field]) => field !== name || field === 'Instalment'))]) {
        // What is empty adds nothing to say, but its place is part of the hash too.
        if (body === encoded(told)) continue;
        expect([name, await tell(body)]).toEqual([name, 400]);
        const { status, location } = await held.comeBack(url, body);
        expect([name, status, location]).toEqual([name, 400, '']);
        sent += 1;
      }
    }
    expect([await tell(`${encoded(told)}&more=1`), await tell('')]).toEqual([400, 400]);
    expect(sent).toBeGreaterThan(60);
    expect(await counted(400)).toBe(before + sent + 2);
    expect([await kept(), await state(gift)]).toEqual([0n, 'pending']);
    recordGuarantee(
      'M8',
      'A NestPay callback or return with one field changed, more or missing is refused: nothing is kept but a counter.',
      `${2 * sent + 2} forged forms: 0 kept, 0 moved`,
    );
  }, 60_000);

  it.each<[string, () => string, string, number]>([
    ['a field that stands twice', () => `${encoded(told)}&oid=${gift.reference}`, 'application/x-www-form-urlencoded', 400],
    ['a list', () => encoded(told).replace('oid=', 'oid%5B%5D='), 'application/x-www-form-urlencoded', 400],
    ['JSON', () => JSON.stringify(Object.fromEntries(told)), 'application/json', 415],
    ['another type', () => encoded(told), 'text/plain', 415],
    ['5 MB', () => `${encoded(told)}&x=${'a'.repeat(5_000_000)}`, 'application/x-www-form-urlencoded', 413],
    ['more than a gate sends', () => `${encoded(told)}&x=${'a'.repeat(300_000)}`, 'application/x-www-form-urlencoded', 413],
    ['nothing but signs', () => '&&&==&%%%', 'application/x-www-form-urlencoded', 400],
  ])('that is %s is refused', async (_, body, type, status) => {
    const text = body();
    expect(await tell(text, type)).toBe(status);
    expect(await held.comeBack(url, text, { 'content-type': type })).toMatchObject({ status, location: '' });
    expect(await kept()).toBe(0n);
  });

  it('with its headers twice is refused', async () => {
    const { hostname, port } = new URL(held.app.url);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = [
        'Content-Type',
        'application/json',
        'Content-Type',
        'application/x-www-form-urlencoded',
        'Host',
        `${hostname}:${port}`,
      ];
      const sending = httpRequest({ hostname, port, path: `/webhooks/nestpay/${held.accountId}`, method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sending.once('error', reject).end(encoded(told));
    });
    expect(status).toBe(415);
    expect(await kept()).toBe(0n);
  });

  it('signed with another key, or of another merchant, is not believed', async () => {
    expect(await tell(signed({}, 'ANOTHERKEY'))).toBe(400);
    expect(await tell(signed({ clientid: '190100001' }))).toBe(400);
    expect(await kept()).toBe(0n);
  });

  it.each<[string, Record<string, string>, string]>([
    ['another amount', { amount: '120.06' }, 'wrong_amount'],
    ['another currency of ours', { currency: '978' }, 'wrong_currency'],
    ['a currency that is none of ours', { currency: '840' }, 'wrong_currency'],
    ['an order that we never began', { oid: '0'.repeat(32) }, 'payment_unknown'],
    ['a decline of another amount', { amount: '1.00', Response: 'Declined', ProcReturnCode: '05' }, 'wrong_amount'],
  ])('signed by the bank with %s goes into quarantine and moves nothing', async (_, change, reason) => {
    expect(await tell(signed(change))).toBe(200);
    expect(await newest()).toEqual({ status: 'quarantined', reason });
    expect(await state(gift)).toBe('pending');
  });

  it('at another account, signed with its key, goes into quarantine there', async () => {
    const who = { ...merchant, clientId: '190200000', storeKey: 'OTHERKEY' };
    const secret = secretFor(held.bank, {}, who);
    const gas = await held.app
      .get(OpenProviderAccount)
      .run(held.city, { provider: 'nestpay', mode: 'test', billerCode: 'gas', secret }, commandActor('test'));
    expect(await tell(signed({}), undefined, gas)).toBe(400);
    expect(await tell(signed({ clientid: who.clientId }, who.storeKey), undefined, gas)).toBe(200);
    expect(await newest()).toEqual({ status: 'quarantined', reason: 'payment_unknown' });
    expect(await state(gift)).toBe('pending');
  });

  it('as the bank wrote it moves the payment, and a copy of it, years later too, moves nothing more', async () => {
    expect(await tell(encoded(told))).toBe(200);
    expect(await newest()).toEqual({ status: 'done', reason: null });
    expect(await state(gift)).toBe('captured');
    const before = await kept();
    const now = held.app.clock.now();
    held.app.clock.advance(3 * 365 * 86_400_000);
    expect(await tell(encoded(told))).toBe(200);
    held.app.clock.set(now);
    expect(await kept()).toBe(before);
    expect(wrongIn(await held.world.books())).toEqual([]);
  });
});

describe('the way back', () => {
  it('leads to the city’s way back whatever the fields say, sets no cookie, and needs no page of ours to come from', async () => {
    const [one, { url: way, told: fields }] = await paid();
    const response = await fetch(way, { method: 'POST', body: new URLSearchParams(encoded(fields)), redirect: 'manual' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`${held.app.url}/istanbul/en/gifts/back`);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(way).not.toContain(one.token);
  });

  it('of one gift is not opened by the fields of another, nor in another city, nor without an order', async () => {
    const [one, first] = await paid();
    const [, second] = await paid();
    const body = encoded(second.told);
    expect(await held.comeBack(first.url, body)).toMatchObject({ status: 400, location: '' });
    const other = await GivingCity.open(held.app, 'other-city');
    expect((await held.comeBack(first.url.replace('/istanbul/', `/${other.city.slug}/`), encoded(first.told))).status).toBe(404);
    expect((await held.comeBack(first.url.replace(one.reference, 'f'.repeat(32)), encoded(first.told))).status).toBe(404);
    expect((await held.comeBack(first.url.replace(one.reference, 'x'), encoded(first.told))).status).toBe(404);
    expect((await held.comeBack(first.url.replace('/return/', '/checkout/'), encoded(first.told))).status).toBe(404);
    expect(await state(one)).toBe('pending');
  });

  it('is refused with a page, in words', async () => {
    const { text } = await held.comeBack(url, encoded(told).replace('mdStatus=1', 'mdStatus=2'));
    expect(text).toContain('<!doctype html>');
    expect(text).toContain('notification_unsigned');
  });

  it('is kept where the office cannot read it', async () => {
    await expect(
      held.world.as('office', (tx) => tx.query('SELECT oid FROM giving.nestpay_checkout WHERE city_id = $1', [tx.cityId])),
    ).rejects.toThrow(/permission denied/);
  });
});
