import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { newId, type NeedId } from '../../src/kernel/ids.js';
import type { RefusalCode } from '../../src/kernel/refusal-codes.js';
import { markPaid } from '../../src/needs/index.js';
import { textsIn } from '../../src/platform/texts/index.js';
import { GivingCity, startGivingApp } from '../invariants/giving.js';
import type { TestApp } from '../support/index.js';

let app: TestApp;
let city: GivingCity;
let other: GivingCity;

beforeAll(async () => {
  app = await startGivingApp();
  city = await GivingCity.open(app);
  other = await GivingCity.open(app, 'otherkent');
  await GivingCity.open(app, 'soonkent', { status: 'opens_soon' });
}, 60_000);

const api = '/api/v1/testkent';
const line = (needId: string, amount: unknown = '100.00', currency: unknown = 'TRY') => ({ needId, amount: { amount, currency } });
const give = (lines: unknown, more: object = {}) =>
  app
    .program()
    .post(`${api}/donations`)
    .send({ lines, ifFilled: 'next', ...more });

/** A problem by RFC 9457, with a sentence in the language asked for. */
function expectProblem(response: Response, status: number, code: RefusalCode): void {
  expect([response.status, (response.body as { code?: string }).code]).toEqual([status, code]);
  expect(response.headers['content-type']).toContain('application/problem+json');
  expect(response.body).toMatchObject({ type: `/problems/${code}`, status, title: textsIn('en').refusal(code) });
}

describe('the API', () => {
  it('lists waiting bills by pages that do not overlap, and each of them', async () => {
    const needs = await city.needs([100n, 200n, 300n, 400n, 500n].map((amount) => amount * 100n));
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await app
        .program()
        .get(`${api}/needs?limit=2&biller=water${cursor && `&cursor=${cursor}`}`)
        .expect(200);
      const page = body as { items: { id: string }[]; next?: string };
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? '';
    } while (cursor !== '');
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(needs));
    const one = await app
      .program()
      .get(`${api}/needs/${needs[0] ?? ''}`)
      .expect(200);
    expect(one.body).toMatchObject({
      biller: 'water',
      amount: { amount: '100.00', currency: 'TRY' },
      remaining: { amount: '100.00' },
      daysWaiting: 0,
    });
    expect(Object.keys(one.body as object).sort()).toEqual([
      'amount',
      'biller',
      'billerKind',
      'daysWaiting',
      'fundable',
      'id',
      'kind',
      'publishedOn',
      'remaining',
    ]);
  });

  it('filters by what remains', async () => {
    await city.needs([77_700n, 88_800n], 'gas');
    const { body } = await app.program().get(`${api}/needs?biller=gas&min=800&max=900`).expect(200);
    expect((body as { items: { remaining: { amount: string } }[] }).items.map(({ remaining }) => remaining.amount)).toEqual(['888.00']);
  });

  it('takes a gift from its start to the word of the provider', async () => {
    const [need] = await city.needs([10_000n]);
    const { body } = await give([line(need ?? '')], { email: 'giver@example.org', language: 'tr' }).expect(201);
    const { token, redirectUrl, page } = body as { token: string; redirectUrl: string; page: string };
    expect(page).toBe(`${app.config.baseUrl}/testkent/tr/gifts/${token}`);
    expect(redirectUrl).toContain('/sandbox/');
    const gift = await app.program().get(`${api}/donations/${token}`).expect(200);
    expect(gift.body).toMatchObject({ amount: { amount: '100.00' }, lines: [{ state: 'reserved' }] });
    expect(JSON.stringify(gift.body)).not.toContain('giver@');
  });

  it('keeps the biller’s word that a bill is paid from the donor: it could tell whose bill it was', async () => {
    const [need] = await city.needs([10_000n]);
    const gift = await city.start([[need as NeedId, 10_000n]]);
    await city.tell(gift);
    await city.runDue();
    const paid = await city.as('casework', (tx) => markPaid(tx, [{ needId: need as NeedId, paidOn: city.city.today(app.clock.now()) }]));
    expect(paid).toEqual([need]);
    const { body } = await app.program().get(`${api}/donations/${gift.token}`).expect(200);
    expect(body).toMatchObject({ status: 'received', lines: [{ state: 'funded' }] });
    const page = await app.visitor().get(`/testkent/en/gifts/${gift.token}`);
    expect(page.text).toContain(textsIn('en').t('donor.gift.line.funded'));
  });

  it.each<[string, unknown, number, RefusalCode]>([
    ['zero', '0', 400, 'amount_not_positive'],
    ['a negative amount', '-5', 400, 'amount_not_positive'],
    ['three decimals', '1.005', 400, 'amount_decimals'],
    ['text', 'ten', 400, 'amount_not_a_number'],
    ['a number', 10, 400, 'amount_not_a_number'],
    ['more than the largest gift', '99999999', 400, 'amount_too_large'],
    ['less than the smallest gift', '0.05', 400, 'amount_too_small'],
    ['more than the bill needs', '100.01', 409, 'amount_over_remaining'],
  ])('refuses %s', async (_what, amount, status, code) => {
    const [need] = await city.needs([10_000n]);
    expectProblem(await give([line(need ?? '', amount)]), status, code);
  });

  it('refuses an empty basket, one too long, a bill twice, two billers, another currency', async () => {
    const [water, more] = await city.needs([10_000n, 10_000n]);
    const [gas] = await city.needs([10_000n], 'gas');
    expectProblem(await give([]), 400, 'basket_empty');
    expectProblem(await give(Array.from({ length: 51 }, () => line(newId<NeedId>()))), 400, 'basket_too_long');
    expectProblem(await give([line(water ?? ''), line(water ?? '')]), 400, 'basket_line_twice');
    expectProblem(await give([line(water ?? ''), line(gas ?? '')]), 400, 'payment_one_biller');
    expectProblem(await give([line(more ?? '', '100', 'EUR')]), 400, 'currency_unknown');
    expectProblem(await give([line(more ?? '', '100', 'TL')]), 400, 'currency_unknown');
  });

  it('gives the same answer for another city’s bill, gift or cursor as for none', async () => {
    const [theirs] = await other.needs([10_000n, 10_000n]);
    const started = await other.start([[theirs as NeedId, 1_000n]]);
    for (const id of [theirs ?? '', newId<NeedId>(), 'x', '1']) {
      expectProblem(await app.program().get(`${api}/needs/${id}`), 404, 'need_unknown');
    }
    for (const token of [started.token, 'x']) expectProblem(await app.program().get(`${api}/donations/${token}`), 404, 'donation_unknown');
    expectProblem(await give([line(theirs ?? '')]), 404, 'need_unknown');
    const { body } = await app.program().get('/api/v1/otherkent/needs?limit=1').expect(200);
    const yearZero = Buffer.from(`testkent urgent 0000-01-01 ${newId<NeedId>()}`).toString('base64url');
    for (const cursor of [(body as { next: string }).next, 'x', '%00', yearZero]) {
      expectProblem(await app.program().get(`${api}/needs?cursor=${cursor}`), 400, 'cursor_invalid');
    }
  });

  it('answers each kind of wrong request by a stable code', async () => {
    expectProblem(await app.program().get('/api/v1/nokent/needs'), 404, 'city_unknown');
    expectProblem(await app.program().get('/api/v1/soonkent/needs'), 403, 'city_not_open');
    expectProblem(await app.program().get(`${api}/needs?biller=telephone`), 400, 'biller_unknown');
    expectProblem(await app.program().get(`${api}/needs?limit=1000`), 400, 'body_invalid');
    expectProblem(await app.program().get(`${api}/needs?unknown=1`), 400, 'body_invalid');
    expectProblem(await app.program().get('/api/v1/testkent/nothing'), 404, 'not_found');
    const post = (type: string, body: string) => app.program().post(`${api}/donations`).set('content-type', type).send(body);
    expectProblem(await post('application/json', '{"lines":'), 400, 'body_invalid');
    expectProblem(await post('application/json', '[]'), 400, 'body_invalid');
    for (const lines of ['[[]]', '[null]', `[{"needId":"${newId<NeedId>()}","amount":[]}]`]) {
      expectProblem(await post('application/json', `{"lines":${lines},"ifFilled":"next"}`), 400, 'body_invalid');
    }
    expectProblem(await post('text/plain', 'x'), 415, 'content_type_unsupported');
    expectProblem(await post('application/json', JSON.stringify({ x: 'x'.repeat(10_000_000) })), 413, 'body_too_large');
    expectProblem(await give([line(newId<NeedId>())], { language: 'xx' }), 404, 'language_unknown');
    expectProblem(await give([line(newId<NeedId>())], { email: 'nobody@' }), 400, 'email_invalid');
  });
});

describe('the pages', () => {
  const page = (path: string) => app.visitor().get(path).set('Accept-Language', 'tr');

  it('send a reader to the city in their own language', async () => {
    expect((await page('/testkent')).headers['location']).toBe('/testkent/tr');
    expect((await page('/testkent').set('Accept-Language', 'en-GB')).headers['location']).toBe('/testkent/en');
    expect((await page('/testkent').set('Cookie', 'lang=en')).headers['location']).toBe('/testkent/en');
  });

  it.each<[string, number, RefusalCode]>([
    ['/nokent/tr', 404, 'city_unknown'],
    ['/testkent/xx', 404, 'language_unknown'],
    ['/testkent/tr/nothing', 404, 'not_found'],
    ['/testkent/tr/bills/x', 404, 'need_unknown'],
    ['/testkent/tr/bills?cursor=x', 400, 'cursor_invalid'],
    ['/testkent/tr/bills?kind=telephone', 400, 'biller_unknown'],
    ['/testkent/tr/gifts/x', 404, 'donation_unknown'],
    [`/testkent/tr/gifts/${'x'.repeat(5_000)}`, 404, 'donation_unknown'],
    ['/%ff', 404, 'city_unknown'],
    ['/testkent/tr/bills/%zz', 404, 'city_unknown'],
    ['/soonkent/tr/bills', 403, 'city_not_open'],
  ])('%s is answered with a sentence and a code', async (path, status, code) => {
    const response = await page(path);
    expect(response.status).toBe(status);
    expect(response.text).toContain(textsIn('tr').refusal(code).replaceAll("'", '&#39;'));
    expect(response.text).toContain(code);
    expect(response.text).not.toContain('at Object');
  });

  it('of the list shows a mistyped filter again, and survives what others add to a link', async () => {
    const wrong = await page('/testkent/tr/bills?min=on&max=5');
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('value="on"');
    expect((await page('/testkent/tr/bills?utm_source=x&fbclid=y')).status).toBe(200);
    expect((await page('/testkent/tr/bills?kind=water&kind=gas')).status).toBe(400);
    expect((await page('/testkent/tr/bills?min=%01basket%01')).status).toBe(400);
  });

  it('never lead a visitor away to another site', async () => {
    const [need] = await city.needs([5_000n]);
    for (const back of ['https://evil.example', '//evil.example', '/\\evil.example', '/bills?x=https://evil.example']) {
      const response = await app.visitor().post('/testkent/tr/basket').type('form').send({ need, back });
      expect(response.status).toBe(400);
    }
    const response = await app.visitor().post('/testkent/tr/basket').type('form').send({ need, back: '/bills?kind=water' });
    expect([response.status, response.headers['location']]).toEqual([303, '/testkent/tr/bills?kind=water']);
  });

  it('take no form that another site sent', async () => {
    const [need] = await city.needs([5_000n]);
    const response = await app.visitor().post('/testkent/tr/basket').set('Origin', 'https://evil.example').type('form').send({ need });
    expect(response.status).toBe(403);
    expect(response.headers['set-cookie']).toBeUndefined();
  });

  it('hold no more than fifty bills in a basket', async () => {
    const needs = await city.needs(Array.from({ length: 51 }, () => 1_000n));
    const visitor = app.visitor();
    for (const need of needs.slice(0, 50)) await visitor.post('/testkent/tr/basket').type('form').send({ need }).expect(303);
    const refused = await visitor.post('/testkent/tr/basket').type('form').send({ need: needs[50] });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('Bir sepette en fazla 50 fatura olabilir.');
    expect((await visitor.get('/testkent/tr/checkout')).text).toContain('₺500,00');
  });
});

describe('a city’s own host', () => {
  const HOST = 'askida.ownkent.example';
  const at = (path: string) => app.visitor().get(path).set('Host', HOST);
  beforeAll(async () => {
    await (await GivingCity.open(app, 'ownkent', { hosts: [HOST] })).needs([5_000n]);
  });

  it('serves the same pages without the city in their addresses, and leads back to the network', async () => {
    expect((await at('/').set('Accept-Language', 'tr')).headers['location']).toBe('/tr');
    const list = await at('/tr/bills');
    expect(list.status).toBe(200);
    expect(list.text).toContain('action="/tr/basket"');
    expect(list.text).not.toContain('/ownkent/');
    expect(list.text).toContain(`href="${app.config.baseUrl}/tr"`);
    expect((await app.visitor().get('/ownkent/tr/bills')).text).toContain('action="/ownkent/tr/basket"');
  });

  it('sends the donor back to itself from the provider', async () => {
    const [need] = ((await at('/tr/bills')).text.match(/name="need" value="([0-9a-f-]{36})"/) ?? []).slice(1);
    const visitor = app.visitor().set('Host', HOST).set('Origin', `http://${HOST}`);
    await visitor.post('/tr/basket').type('form').send({ need }).expect(303);
    const paid = await visitor.post('/tr/checkout').type('form').send({ way: 'direct:water', total: '50.00', ifFilled: 'refund' });
    expect(paid.status).toBe(303);
    const provider = await app.visitor().get(new URL(String(paid.headers['location'])).pathname);
    expect(provider.status).toBe(200);
  });

  it('keeps the query, and leaves the service’s own addresses alone', async () => {
    expect((await at('/?utm_source=x').set('Accept-Language', 'tr')).headers['location']).toBe('/tr');
    expect((await at('/tr/bills?kind=gas')).text).toMatch(/<option[^>]*(value="gas"[^>]*selected|selected[^>]*value="gas")/);
    expect((await at('/api/v1/ownkent/needs').set('Accept', 'application/json')).status).toBe(200);
    for (const path of ['/dev/mailbox', '/health/ready', '/problems/need_unknown'])
      expect([path, (await at(path)).status]).toEqual([path, 200]);
  });

  it('knows no other city, and itself not by the path', async () => {
    for (const path of ['/testkent/tr', '/testkent', '/ownkent/tr', '/~testkent/tr']) {
      expect([path, (await at(path)).status]).toEqual([path, 404]);
    }
  });
});

describe('a host name that is no city’s', () => {
  it.each(['nokent.example', 'ownkent.example', 'askida.ownkent.example.evil.example', 'testkent.localhost', 'testkent'])(
    '%s is refused like an unknown city, on every page',
    async (host) => {
      for (const path of ['/', '/tr', '/tr/bills', '/testkent/tr', '/api/v1/testkent/needs', '/secretariat/en']) {
        const response = await app.visitor().get(path).set('Host', host);
        expect([path, response.status]).toEqual([path, 404]);
      }
      expectProblem(await app.program().get('/en/bills').set('Host', host), 404, 'city_unknown');
      expect((await app.program().get('/health/live').set('Host', host)).status).toBe(200);
    },
  );

  it('is not made one by a header, a query or a mark in the address', async () => {
    const asked = app
      .visitor()
      .get('/tr?city=testkent&host=askida.ownkent.example')
      .set({ 'X-Forwarded-Host': 'askida.ownkent.example', Forwarded: 'host=askida.ownkent.example', 'X-City': 'testkent' });
    expect((await asked).text).toBe((await app.visitor().get('/tr')).text);
    for (const path of ['/~ownkent/tr', '/%7Eownkent/tr', '/~/tr', '/~testkent/tr/bills', '/%7etestkent/tr/staff']) {
      expect([path, (await app.visitor().get(path)).status]).toEqual([path, 404]);
    }
  });
});
