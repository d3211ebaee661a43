import type { Response } from 'supertest';
import { newId, type NeedId } from '../../src/kernel/ids.js';
import { textsIn } from '../../src/platform/texts/index.js';
import { type GivingCity, startGivingApp } from '../invariants/giving.js';
import type { TestApp } from '../support/index.js';
import { addSupport, openApiCity } from './api-city.js';

// The API beside the pages: what can be given, a gift of each kind, and what is refused, by its code.

let app: TestApp;
let exact: GivingCity;
let banded: GivingCity;
let need: NeedId;
beforeAll(async () => {
  app = await startGivingApp();
  exact = await openApiCity(app, 'exactville');
  banded = await openApiCity(app, 'bandville', { listing: 'banded' });
  await addSupport(banded, 'cash', 20_000n);
  await banded.needs(Array.from({ length: 12 }, () => 25_000n));
  const [first] = await exact.needs([25_000n, 30_000n]);
  if (!first) throw new Error('a need');
  need = first;
}, 60_000);

const get = async (path: string): Promise<Response> => app.program().get(`/api/v1/${path}`);
const lira = (amount: string): object => ({ amount, currency: 'TRY' });
const start = async (slug: string, lines: unknown, more: object = {}): Promise<Response> =>
  app
    .program()
    .post(`/api/v1/${slug}/donations`)
    .send({ lines, ifFilled: 'next', ...more });

describe('what can be given', () => {
  it('is classes and the next bills in a banded city, a page at a time, and no single bill', async () => {
    const { body } = await get('bandville/choices');
    const names = (body.items as { choice: string }[]).map(({ choice }) => choice);
    expect(names).toEqual(['bill:gas', 'bill:water', 'bill:water:25000', 'cash::20000', 'package:family:50000']);
    const paged: string[] = [];
    let cursor = '';
    do {
      const page = await get(`bandville/choices?limit=2${cursor}`);
      paged.push(...(page.body.items as { choice: string }[]).map(({ choice }) => choice));
      cursor = page.body.next === undefined ? '' : `&cursor=${String(page.body.next)}`;
    } while (cursor !== '');
    expect(paged).toEqual(names);
    expect((await get('bandville/needs')).body.code).toBe('need_kind_unknown');
    expect((await get(`bandville/needs/${need}`)).body.code).toBe('need_unknown');
    expect(JSON.stringify([body, (await get('bandville')).body])).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
  });

  it('is bills by themselves and the rest by choice in an exact one', async () => {
    const { body } = await get('exactville/choices');
    expect((body.items as { choice: string }[]).map(({ choice }) => choice)).toEqual(['package:family:50000']);
    expect((await get('exactville/needs?biller=water')).body.items).toHaveLength(2);
  });

  it('is told with each kind’s money path', async () => {
    const { body } = await get('bandville');
    expect(body.kinds).toEqual([
      { kind: 'bill', moneyPath: 'direct' },
      { kind: 'package', moneyPath: 'trust' },
      { kind: 'cash', moneyPath: 'trust' },
    ]);
  });
});

describe('a gift', () => {
  it('is begun for each kind, and read by its token', async () => {
    const lines = [
      { choice: 'package:family:50000', amount: lira('500.00') },
      { choice: 'cash::20000', amount: lira('400.00') },
    ];
    const begun = await start('bandville', lines, { email: null, language: null });
    expect(begun.status).toBe(201);
    const { body } = await get(`bandville/donations/${String(begun.body.token)}`);
    expect(body).toMatchObject({ status: 'pending', amount: lira('900.00'), lines: lines.map((line) => ({ ...line, state: 'reserved' })) });
    const bills = await start('bandville', [{ choice: 'bill:water', amount: lira('123.45') }]);
    expect(bills.status).toBe(201);
    expect((await start('exactville', [{ needId: need, choice: null, amount: lira('10.00') }])).status).toBe(201);
  });

  it('of another city is as none', async () => {
    const { body } = await start('exactville', [{ needId: need, amount: lira('10.00') }]);
    const other = await get(`bandville/donations/${String(body.token)}`);
    const none = await get(`bandville/donations/${'x'.repeat(43)}`);
    expect([other.status, other.body]).toEqual([404, none.body]);
  });
});

describe('a start that cannot be', () => {
  const line = (): object => ({ needId: need, amount: lira('10.00') });
  it.each<[string, number, string, () => Promise<Response>]>([
    [
      'a class that only another city has',
      404,
      'choice_unknown',
      () => start('exactville', [{ choice: 'cash::20000', amount: lira('200') }]),
    ],
    [
      'a bill by class where bills are shown',
      404,
      'choice_unknown',
      () => start('exactville', [{ choice: 'bill:water:25000', amount: lira('1') }]),
    ],
    ['a single bill where none is shown', 404, 'need_unknown', () => start('bandville', [{ needId: need, amount: lira('1') }])],
    ['a biller that nobody has', 400, 'biller_unknown', () => start('bandville', [{ choice: 'bill:sunshine', amount: lira('1') }])],
    ['a price that there is not', 404, 'choice_unknown', () => start('bandville', [{ choice: 'bill:water:26000', amount: lira('1') }])],
    [
      'a part of a package',
      400,
      'amount_not_whole_parts',
      () => start('bandville', [{ choice: 'package:family:50000', amount: lira('1') }]),
    ],
    ['a text that is no choice', 404, 'choice_unknown', () => start('bandville', [{ choice: 'everything', amount: lira('1') }])],
    ['a bill and a choice in one line', 400, 'body_invalid', () => start('bandville', [{ ...line(), choice: 'bill:water' }])],
    ['a line of nothing', 400, 'body_invalid', () => start('bandville', [{ amount: lira('1') }])],
    [
      'two money paths',
      400,
      'payment_one_path',
      () =>
        start('bandville', [
          { choice: 'bill:water', amount: lira('1') },
          { choice: 'package:family:50000', amount: lira('500') },
        ]),
    ],
    ['a basket of 1,000', 400, 'basket_too_long', () => start('exactville', Array.from({ length: 1000 }, line))],
    ['no lines', 400, 'basket_empty', () => start('exactville', [])],
    ['lines that are no list', 400, 'body_invalid', () => start('exactville', 'all')],
    ['half a character', 400, 'body_invalid', () => start('exactville', [line()], { email: '\ud800@mail.example' })],
    ['lines of null', 400, 'body_invalid', () => start('exactville', [null])],
    ['a negative amount', 400, 'amount_not_positive', () => start('exactville', [{ needId: need, amount: lira('-1') }])],
    ['an amount with a comma', 400, 'amount_not_a_number', () => start('exactville', [{ needId: need, amount: lira('1,5') }])],
    [
      'an amount that is a number',
      400,
      'amount_not_a_number',
      () => start('exactville', [{ needId: need, amount: { amount: 1, currency: 'TRY' } }]),
    ],
    ['too many decimals', 400, 'amount_decimals', () => start('exactville', [{ needId: need, amount: lira('1.005') }])],
    ['another currency', 400, 'currency_unknown', () => start('exactville', [{ needId: need, amount: { amount: '1', currency: 'EUR' } }])],
    [
      'the name of a currency in the street',
      400,
      'currency_unknown',
      () => start('exactville', [{ needId: need, amount: { amount: '1', currency: 'TL' } }]),
    ],
    ['an address that is none', 400, 'email_invalid', () => start('exactville', [line()], { email: 'nobody' })],
    ['a language that it has not', 404, 'language_unknown', () => start('exactville', [line()], { language: 'bg' })],
    ['a field that there is not', 400, 'body_invalid', () => start('exactville', [line()], { city: 'bandville' })],
    [
      'another city’s cursor',
      400,
      'cursor_invalid',
      async () => get(`exactville/choices?cursor=${String((await get('bandville/choices?limit=1')).body.next)}`),
    ],
    ['a page of 1,000', 400, 'body_invalid', () => get('exactville/choices?limit=1000')],
    ['an id that is nobody’s', 404, 'need_unknown', () => start('exactville', [{ needId: newId<NeedId>(), amount: lira('10') }])],
  ])('%s: %i %s', async (_, status, code, ask) => {
    const held = async (): Promise<unknown> => exact.rows('SELECT id FROM giving.donation WHERE city_id = $1');
    const before = await held();
    const { status: answered, body, headers } = await ask();
    expect([answered, body.code, headers['content-type']]).toEqual([status, code, 'application/problem+json; charset=utf-8']);
    expect(await held()).toEqual(before);
  });

  it('names in a sentence of its own what the city takes, and the field that it is about', async () => {
    const of = async (amount: unknown): Promise<unknown[]> => {
      const { body } = await start('exactville', [
        { choice: 'package:family:50000', amount: lira('500') },
        { needId: need, amount },
      ]);
      return [body.code, body.detail, body.field];
    };
    const words = textsIn('en').t('details.currency_unknown', { currency: 'TRY' });
    for (const currency of ['EUR', 'TL', 'try', 'XXX', 'lira'])
      expect(await of({ amount: '1', currency })).toEqual(['currency_unknown', words, 'lines.1.amount.currency']);
    expect(await of({ amount: '1.005', currency: 'TRY' })).toEqual(['amount_decimals', undefined, 'lines.1.amount.amount']);
    const large = await start('exactville', [{ needId: need, amount: lira('100001') }]);
    expect(large.body).toMatchObject({ code: 'amount_too_large', detail: 'The largest gift that this city takes at once is ₺100,000.00.' });
  });
});
