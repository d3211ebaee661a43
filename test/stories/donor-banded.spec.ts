import { beforeAll, describe, expect, it } from '@jest/globals';
import { Money } from '../../src/kernel/money.js';
import type { RefusalCode } from '../../src/kernel/refusal-codes.js';
import { textsIn } from '../../src/platform/texts/index.js';
import { PageCache } from '../../src/web/donor/page-cache/page-cache.js';
import { PageCaches } from '../../src/web/donor/page-cache/page-caches.js';
import { type GivingCity, startGivingApp } from '../invariants/giving.js';
import { recordGuarantee, type TestApp } from '../support/index.js';
import { ENOUGH, K, openKinds, times, wordsOf } from './giving-kinds.js';

let app: TestApp;
let direct: GivingCity;
let pool: GivingCity;
let few: GivingCity;
let never: GivingCity;

const WATER = Array.from({ length: ENOUGH }, (_, n) => 20_013n + BigInt(n) * 107n);

beforeAll(async () => {
  app = await startGivingApp();
  direct = await openKinds(app, 'bandkent', 'direct', 'banded');
  pool = await openKinds(app, 'poolkent', 'pool', 'banded');
  few = await openKinds(app, 'fewkent', 'pool', 'banded');
  never = await openKinds(app, 'neverkent', 'pool', 'banded');
  await direct.needs(WATER);
  await direct.needs([512_345n], 'gas');
  await pool.needs(WATER);
  await few.needs([23_456n, 34_567n]);
}, 60_000);

const { t, refusal } = textsIn('en');
const get = (path: string) => app.visitor().get(path);
const add = (form: object, slug = 'bandkent') => app.visitor().post(`/${slug}/en/basket`).type('form').send(form);

/** The sentence of a refusal, by the limits of these cities where it names one. What is more than any amount is no amount of theirs. */
function said(code: RefusalCode, amount = ''): string {
  if (code === 'amount_too_large' && amount.length < 20) return t('details.amount_too_large', { most: '₺100,000.00' });
  return code === 'amount_too_small' ? t('details.amount_too_small', { least: '₺10.00' }) : refusal(code);
}

/** The summary of a basket with these forms, and the visitor who has it. */
async function basketOf(slug: string, forms: readonly object[]) {
  const visitor = app.visitor();
  for (const form of forms) await visitor.post(`/${slug}/en/basket`).type('form').send(form).expect(303);
  return { visitor, page: (await visitor.get(`/${slug}/en/checkout`).expect(200)).text };
}

describe('the list of a city that shows no single bill', () => {
  it('shows classes, their round price and how many waited this morning, and always the next bills of each biller', async () => {
    const page = wordsOf((await get('/bandkent/en/bills').expect(200)).text);
    expect(page).toContain(t('donor.classes.lead'));
    expect(page).toMatch(new RegExp(`Water bills water \\(example\\) ₺250\\.00 .*${t('donor.offer.waiting', { count: ENOUGH })}`));
    expect(page).toContain('The next water bills');
    expect(page).toContain('The next natural gas bills');
    expect(page).not.toContain('Natural gas bills gas (example) ₺');
  });

  it('has neither an id nor the amount or the rest of one bill, on any page, also after a part was given', async () => {
    const gift = await direct.start([], {
      lines: [{ choice: { kind: 'bill', code: 'water', priceBand: 25_000n }, amount: Money.of(10_001n, 'TRY') }],
    });
    await direct.tell(gift);
    await direct.runDue();
    const ids = await direct.rows<{ id: string }>('SELECT id FROM meeting.need WHERE city_id = $1');
    const rests = [...WATER, 512_345n].flatMap((minor) => [minor, minor - 10_001n]);
    const secrets = [
      ...ids.map(({ id }) => id),
      ...rests.map((minor) => `${String(minor / 100n)}.${String(minor % 100n).padStart(2, '0')}`),
    ];
    const { page: summary } = await basketOf('bandkent', [{ choice: 'bill:water:25000' }]);
    const paths = [
      '',
      '/bills',
      '/give/bill:water:25000',
      '/give/bill:water',
      '/choose',
      `/gifts/${gift.token}`,
      `/gifts/${gift.token}/receipt`,
    ];
    const pages = [summary, ...(await Promise.all(paths.map(async (path) => (await get(`/bandkent/en${path}`).expect(200)).text)))];
    for (const page of pages) expect(secrets.filter((secret) => page.includes(secret))).toEqual([]);
    for (const { id } of ids.slice(0, 2)) expect((await get(`/bandkent/en/bills/${id}`)).text).toContain('need_unknown');
  });

  it('too small for any class shows the next bills alone, says why, and says no number below k anywhere', async () => {
    const list = wordsOf((await get('/fewkent/en/bills').expect(200)).text);
    expect(list).toContain(t('donor.classes.none'));
    expect(list).toContain('The next bills of this city');
    expect(list).not.toMatch(/₺2|\d waiting/);
    const home = wordsOf((await get('/fewkent/en').expect(200)).text);
    expect(home).toContain(t('donor.home.door.pay.few'));
    expect(home).not.toMatch(/\d+ (is|are) waiting|wait(ed|ing) this morning/);
    expect(wordsOf((await get('/en')).text)).not.toMatch(/Testkent 2 are waiting/);
  });

  it('takes a gift for the next bills while nothing waits at all, where a pool keeps it', async () => {
    expect(wordsOf((await get('/neverkent/en/bills').expect(200)).text)).toContain('The next bills of this city');
    const { visitor } = await basketOf('neverkent', [{ choice: 'bill', amount: '50' }]);
    const paid = await visitor.post('/neverkent/en/checkout').type('form').send({ way: 'pool', total: '50.00', ifFilled: 'next' });
    expect(paid.status).toBe(303);
    expect(never.city.listing).toBe('banded');
  });
});

describe('a class that falls below k', () => {
  it('is on no page with the next request, whatever a cache keeps', async () => {
    const world = await openKinds(app, 'fallkent', 'direct', 'banded');
    const caches = app.get(PageCaches);
    const before = { lists: caches.lists, homes: caches.homes };
    Object.assign(caches, { lists: new PageCache(60_000), homes: new PageCache(60_000) });
    try {
      await world.needs(times(ENOUGH + 2, 25_000n));
      const shows = async (): Promise<boolean[]> =>
        Promise.all(['', '/bills'].map(async (path) => /₺250/.test((await get(`/fallkent/en${path}`).expect(200)).text)));
      let gifts = 0;
      while ((await shows()).every(Boolean)) {
        const open = await world.rows(`SELECT FROM meeting.need WHERE city_id = $1 AND status = 'open'`);
        expect(open.length).toBeGreaterThanOrEqual(K);
        const visitor = app.visitor();
        await visitor.post('/fallkent/en/basket').type('form').send({ choice: 'bill:water:25000' }).expect(303);
        const paid = await visitor.post('/fallkent/en/checkout').type('form').send({ way: 'direct:water', total: '250.00' });
        await app
          .visitor()
          .post(new URL(String(paid.headers['location'])).pathname)
          .type('form')
          .send({ action: 'approve' });
        await world.runDue();
        gifts += 1;
        expect(gifts).toBeLessThan(ENOUGH);
      }
      expect(await shows()).toEqual([false, false]);
      expect((await get('/fallkent/en/give/bill:water:25000')).text).toContain('choice_unknown');
      recordGuarantee(
        'A1',
        'A page kept for all readers never shows a class that is public no more.',
        `pages kept for 60 s, a class of ${ENOUGH + 2} emptied by ${gifts} gifts through the site: gone from list, home and its own page with the next request`,
      );
    } finally {
      Object.assign(caches, before);
    }
  });

  it('leaves a basket that chose it with a word about it, and the form that still asks for it leads to the next bills', async () => {
    const world = await openKinds(app, 'gonekent', 'direct', 'banded');
    await world.needs(times(ENOUGH, 25_000n));
    const { visitor, page } = await basketOf('gonekent', [{ choice: 'bill:water:25000' }]);
    expect(page).toContain('Pay ₺250.00');
    await world.as('donor', (tx) => tx.query('UPDATE meeting.need_class SET public_count = NULL WHERE city_id = $1', [tx.cityId]));
    const summary = wordsOf((await visitor.get('/gonekent/en/checkout')).text);
    expect(summary).toContain(t('donor.checkout.withdrawn', { count: 1 }));
    const paid = await visitor.post('/gonekent/en/checkout').type('form').send({ way: 'direct:water', total: '250.00' });
    expect(paid.status).toBe(409);
    const again = await add({ choice: 'bill:water:25000' }, 'gonekent');
    expect(again.status).toBe(404);
    expect(wordsOf(again.text)).toContain(`${t('shared.form.error')} ${refusal('choice_unknown')}`);
    expect(again.text).toContain('name="choice" value="bill:water"');
  });
});

describe('a gift by class', () => {
  it('goes by one button at the round price, or by any amount, and through the checkout', async () => {
    const { visitor, page } = await basketOf('bandkent', [{ choice: 'bill:water:25000', amount: '123,45', back: '/checkout' }]);
    expect(wordsOf(page)).toContain('Water bills around ₺250.00');
    expect(page).toContain('Pay ₺123.45');
    const paid = await visitor
      .post('/bandkent/en/checkout')
      .type('form')
      .send({ way: 'direct:water', total: '123.45', ifFilled: 'refund' });
    expect(paid.status).toBe(303);
    const rows = await direct.rows<{ kind: string; code: string; priceBand: bigint; amount: bigint }>(
      'SELECT kind, code, price_band AS "priceBand", amount FROM giving.donation_choice WHERE city_id = $1 AND amount = 12345',
    );
    expect(rows).toEqual([{ kind: 'bill', code: 'water', priceBand: 25_000n, amount: 12_345n }]);
  });

  it.each<[string, object, number, RefusalCode]>([
    ['zero', { choice: 'bill:water', amount: '0' }, 400, 'amount_not_positive'],
    ['a negative amount', { choice: 'bill:water', amount: '-5' }, 400, 'amount_not_positive'],
    ['three decimals', { choice: 'bill:water', amount: '12,345' }, 400, 'amount_decimals'],
    ['words', { choice: 'bill:water', amount: 'ten' }, 400, 'amount_not_a_number'],
    ['nothing', { choice: 'bill:water' }, 400, 'amount_not_a_number'],
    ['less than the smallest gift', { choice: 'bill:water:25000', amount: '9,99' }, 400, 'amount_too_small'],
    ['more than the largest gift', { choice: 'bill:water:25000', amount: '100000,01' }, 400, 'amount_too_large'],
    ['more than any amount', { choice: 'bill:water:25000', amount: '9'.repeat(30) }, 400, 'amount_too_large'],
  ])('refuses %s with a sentence at the field, and keeps what was typed', async (_what, form, status, code) => {
    const response = await add(form);
    expect(response.status).toBe(status);
    const { amount = '' } = form as { amount?: string };
    expect(wordsOf(response.text)).toContain(`${t('shared.form.error')} ${said(code, amount)}`);
    expect(response.text).toContain('aria-invalid="true"');
    if ('amount' in form) expect(response.text).toContain(`value="${String(form.amount)}"`);
    expect(response.headers['set-cookie']).toBeUndefined();
  });

  it.each([
    'bill:water:500000', // another city may have it
    'bill:heat',
    'bill:heat:25000',
    'bill', // on the direct path every gift has its biller
    'package:home:50000',
    'cash::1',
    ...['', ' ', 'x', 'bill:', 'BILL', 'bill:water:0', 'bill:water:-1', 'bill:water:25000:1', '%00', "bill';--", 'b'.repeat(80)],
  ])('refuses "%s", which this city does not offer, by a code', async (choice) => {
    const response = await add({ choice });
    expect([404, 400]).toContain(response.status);
    expect(response.text).toMatch(/choice_unknown|body_invalid|We do not know|This choice is not on the list/);
    if (choice.trim() !== '') expect((await get(`/bandkent/en/give/${encodeURIComponent(choice)}`)).status).toBe(404);
  });

  it('of another city is unknown here, by its basket too', async () => {
    await pool.needs(times(ENOUGH, 500_000n));
    await get('/poolkent/en/give/bill:water:500000').expect(200);
    expect((await add({ choice: 'bill:water:500000' })).status).toBe(404);
    const { visitor } = await basketOf('poolkent', [{ choice: 'bill:water:500000', amount: '10' }]);
    expect((await visitor.get('/bandkent/en/checkout')).text).toContain(t('donor.checkout.empty'));
  });

  it('is not offered beside the next bills that hold it: each place says what is in the way, and a button takes it out', async () => {
    const { visitor } = await basketOf('bandkent', [{ choice: 'bill:water:25000' }]);
    const name = 'Water bills around ₺250.00';
    const list = (await visitor.get('/bandkent/en/bills').expect(200)).text;
    const card = /<div[^>]*id="offer-bill:water".*?<\/div>/s.exec(list)?.[0] ?? '';
    expect(wordsOf(card)).toContain(t('donor.overlap', { name }));
    expect(card).not.toContain('name="amount"');
    expect(list).toMatch(/<form[^>]*id="offer-bill:gas"/);
    const shown = (await visitor.get('/bandkent/en/give/bill:water').expect(200)).text;
    expect(wordsOf(shown)).toContain(t('donor.overlap.remove', { name }));
    expect(shown).not.toContain('action="/bandkent/en/basket"');

    // A page that was open before, and "choose for me", are refused with the same way out.
    const late = await visitor.post('/bandkent/en/basket').type('form').send({ choice: 'bill:water', amount: '20' });
    const chosen = await visitor.post('/bandkent/en/choose').type('form').send({ amount: '20', biller: 'water' });
    for (const response of [late, chosen]) {
      expect(response.status).toBe(400);
      expect(wordsOf(response.text)).toContain(refusal('basket_line_twice'));
      expect(response.text).toContain('href="#overlap"');
      expect(wordsOf(response.text)).toContain(t('donor.overlap', { name }));
    }
    const out = { choice: 'bill:water:25000', back: '/give/bill:water' };
    const gone = await visitor.post('/bandkent/en/basket/remove').type('form').send(out).expect(303);
    expect(gone.headers['location']).toBe('/bandkent/en/give/bill:water');
    await visitor.post('/bandkent/en/basket').type('form').send({ choice: 'bill:water', amount: '20' }).expect(303);
    // And the other way round: every class of the biller gives way to the wider choice.
    const after = (await visitor.get('/bandkent/en/bills')).text;
    expect(after).toMatch(/<div[^>]*id="offer-bill:water:25000"/);
    expect(after).toMatch(/<form[^>]*id="offer-bill:water"[^>]*data-swap="[^"]*offer-bill:water:25000/);
  });

  it('tells the truth of what happens meanwhile: with a biller, in a pool', async () => {
    const { page: straight } = await basketOf('bandkent', [{ choice: 'bill:water:25000' }]);
    expect(wordsOf(straight)).toContain(t('donor.checkout.if_filled.next.direct'));
    expect(wordsOf(straight)).toContain(t('donor.checkout.payments', { count: 1 }));
    const { page: pooled } = await basketOf('poolkent', [{ choice: 'bill:water:25000' }]);
    expect(wordsOf(pooled)).toContain(t('donor.checkout.if_filled.next.pool'));
    expect(wordsOf(pooled)).toContain(t('donor.checkout.why.pool', { city: 'Testkent' }));
    expect(pooled).not.toContain('never passes through');
  });
});

describe('"choose for me" in a city that shows no single bill', () => {
  it('takes the next bills: of the city, or of the biller whose bills wait most, or of the one that was named', async () => {
    const chosen = async (slug: string, form: object): Promise<string> => {
      const visitor = app.visitor();
      await visitor.post(`/${slug}/en/choose`).type('form').send(form).expect(303);
      return wordsOf((await visitor.get(`/${slug}/en/checkout`)).text);
    };
    expect(await chosen('poolkent', { amount: '75' })).toMatch(/The next bills of this city .*₺75\.00/);
    expect(await chosen('bandkent', { amount: '75' })).toMatch(/The next water bills .*₺75\.00/);
    expect(await chosen('bandkent', { amount: '75', biller: 'gas' })).toMatch(/The next natural gas bills .*₺75\.00/);
  });

  it('is on the home page as a form, and says at the field what is wrong', async () => {
    expect((await get('/poolkent/en')).text).toContain('action="/poolkent/en/choose"');
    for (const [form, code] of [
      [{}, 'amount_not_a_number'],
      [{ amount: '1' }, 'amount_too_small'],
      [{ amount: '50', biller: 'heat' }, 'biller_unknown'],
    ] as const) {
      const response = await app.visitor().post('/bandkent/en/choose').type('form').send(form);
      expect(response.status).toBe(400);
      expect(wordsOf(response.text)).toContain(`${t('shared.form.error')} ${said(code)}`);
    }
  });
});
