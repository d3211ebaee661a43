import { beforeAll, describe, expect, it } from '@jest/globals';
import { MAX_BASKET_LINES } from '../../src/donations/index.js';
import type { NeedId } from '../../src/kernel/ids.js';
import { localDate } from '../../src/kernel/local-date.js';
import type { RefusalCode } from '../../src/kernel/refusal-codes.js';
import { textsIn } from '../../src/platform/texts/index.js';
import { type GivingCity, startGivingApp, wrongIn } from '../invariants/giving.js';
import type { TestApp } from '../support/index.js';
import { openKinds, support, times, urgentBill, wordsOf } from './giving-kinds.js';

let app: TestApp;
let exact: GivingCity;

beforeAll(async () => {
  app = await startGivingApp();
  exact = await openKinds(app, 'kindkent', 'direct', 'exact');
  await support(exact, 'package', times(6, 50_000n));
  await support(exact, 'cash', [60_000n, 100_000n]);
}, 60_000);

const { t, refusal } = textsIn('en');
const get = (path: string) => app.visitor().get(path);
const post = (visitor: ReturnType<TestApp['visitor']>, path: string, form: object) =>
  visitor.post(`/kindkent/en${path}`).type('form').send(form);
const summaryOf = async (visitor: ReturnType<TestApp['visitor']>): Promise<string> =>
  wordsOf((await visitor.get('/kindkent/en/checkout').expect(200)).text);

/** The sentence of a refusal, by the limits of these cities where it names one. */
function said(code: RefusalCode): string {
  if (code === 'amount_too_large') return t('details.amount_too_large', { most: '₺100,000.00' });
  if (code === 'amount_too_small') return t('details.amount_too_small', { least: '₺10.00' });
  return code === 'count_too_large' ? t('details.count_too_large', { count: 6, most: '₺100,000.00', cause: 'waiting' }) : refusal(code);
}

/** Pays the summary's first payment, and lets the gift arrive. */
async function pay(visitor: ReturnType<TestApp['visitor']>): Promise<string> {
  const page = (await visitor.get('/kindkent/en/checkout').expect(200)).text;
  const field = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
  const paid = await post(visitor, '/checkout', { way: field('way'), total: field('total'), ifFilled: 'next' });
  expect(paid.status).toBe(303);
  const provider = new URL(String(paid.headers['location'])).pathname;
  const back = await app.visitor().post(provider).type('form').send({ action: 'approve' });
  await exact.runDue();
  const way = new URL(String(back.headers['location']), app.url).pathname;
  return String((await visitor.get(way).expect(303)).headers['location']);
}

describe('the list of a city that shows its bills', () => {
  it('has packages and cash support below them, each with its price and a number to give', async () => {
    await exact.needs([12_345n]);
    const html = (await get('/kindkent/en/bills').expect(200)).text;
    const page = wordsOf(html);
    expect(page).toContain('₺123.45');
    expect(page).toMatch(
      /Packages and cash support .*Cash support ₺200\.00 for one part 2 waiting .*Family package ₺500\.00 for one package 6 waiting/,
    );
    expect(html.match(/type="number"/g)).toHaveLength(2);
    expect(html).not.toContain('value="bill:');
    expect((await get('/kindkent/en/give/bill:water')).status).toBe(404);
  });
});

describe('packages and parts of cash support', () => {
  it('go into the basket by their number, beside bills, and become one payment a way, told before the first', async () => {
    const [need] = await exact.needs([10_000n]);
    const [gas] = await exact.needs([20_000n], 'gas');
    const visitor = app.visitor();
    await post(visitor, '/basket', { need }).expect(303);
    await post(visitor, '/basket', { choice: 'package:family:50000', count: '2' }).expect(303);
    await post(visitor, '/basket', { need: gas }).expect(303);
    await post(visitor, '/basket', { choice: 'cash::20000', count: '3' }).expect(303);
    const page = await summaryOf(visitor);
    expect(page).toContain(t('donor.checkout.ways', { count: 3 }));
    expect(page).toContain(`Payment 1 of 3: water (example) ${t('donor.checkout.why.direct', { biller: 'water (example)' })}`);
    expect(page).toContain(`Payment 2 of 3: Testkent ${t('donor.checkout.why.trust', { city: 'Testkent' })}`);
    expect(page).toContain('Payment 3 of 3: gas (example)');
    expect(page).toMatch(/Family package × 2 .*₺1,000\.00 .*Cash support, ₺200\.00 a part × 3 .*₺600\.00 .*3 payments in all ₺1,900\.00/);
    // What may happen meanwhile is said of the payment that is made now.
    expect(page).toContain(t('donor.checkout.if_filled.next'));
    expect(page).not.toContain(t('donor.checkout.if_filled.next.trust'));

    for (const left of [2, 1, 0]) {
      const gift = wordsOf((await visitor.get(await pay(visitor)).expect(200)).text);
      expect(gift).toContain(t('donor.gift.received'));
      if (left > 0) expect(gift).toContain(t('donor.gift.next', { count: left }));
      if (left === 2) expect(await summaryOf(visitor)).toContain(t('donor.checkout.if_filled.next.trust'));
    }
    expect((await visitor.get('/kindkent/en/checkout')).text).toContain(t('donor.checkout.empty'));
    const given = await exact.rows<{ kind: string; funded: bigint }>(
      `SELECT kind, sum(funded)::bigint AS funded FROM meeting.need WHERE city_id = $1 GROUP BY kind ORDER BY kind`,
    );
    expect(given).toEqual([
      { kind: 'bill', funded: 30_000n },
      { kind: 'cash', funded: 60_000n },
      { kind: 'package', funded: 100_000n },
    ]);
    expect(wrongIn(await exact.books())).toEqual([]);
  });

  it('come back into the basket when their payment fails, and leave it by one press', async () => {
    const visitor = app.visitor();
    await post(visitor, '/basket', { choice: 'package:family:50000' }).expect(303);
    const paid = await post(visitor, '/checkout', { way: 'trust', total: '500.00' }).expect(303);
    const back = await app
      .visitor()
      .post(new URL(String(paid.headers['location'])).pathname)
      .type('form')
      .send({ action: 'decline' });
    await exact.runDue();
    await visitor
      .get(new URL(String(back.headers['location']), app.url).pathname)
      .redirects(1)
      .expect(200);
    expect(await summaryOf(visitor)).toContain('Family package');
    await post(visitor, '/basket/remove', { choice: 'package:family:50000', back: '/checkout' }).expect(303);
    expect(await summaryOf(visitor)).toContain(t('donor.checkout.empty'));
  });

  it.each<[string, object, number, RefusalCode]>([
    ['no package', { choice: 'package:family:50000', count: '0' }, 400, 'count_invalid'],
    ['a package more than the six that wait', { choice: 'package:family:50000', count: '7' }, 400, 'count_too_large'],
    ['half a package', { choice: 'package:family:50000', count: '1.5' }, 400, 'count_invalid'],
    ['less than no part', { choice: 'cash::20000', count: '-1' }, 400, 'count_invalid'],
    ['a number in words', { choice: 'cash::20000', count: 'two' }, 400, 'count_invalid'],
    ['a number without an end', { choice: 'cash::20000', count: '9'.repeat(30) }, 400, 'count_invalid'],
  ])('refuse %s with a sentence at the field', async (_what, form, status, code) => {
    const response = await post(app.visitor(), '/basket', form);
    expect(response.status).toBe(status);
    expect(wordsOf(response.text)).toContain(`${t('shared.form.error')} ${said(code)}`);
    expect(response.text).toContain('aria-invalid="true"');
    expect(response.headers['set-cookie']).toBeUndefined();
  });

  it('are asked for by their number, up to the number that waits, parts of cash up to what one gift holds, and no page calls that an amount', async () => {
    const html = (await get('/kindkent/en/give/package:family:50000').expect(200)).text;
    expect(html).toMatch(/<input[^>]*name="count"[^>]*max="6"/);
    expect((await get('/kindkent/en/give/cash::20000').expect(200)).text).toMatch(/<input[^>]*name="count"[^>]*max="500"/);
    const list = (await get('/kindkent/en/bills').expect(200)).text;
    expect(['500', '6'].every((most) => new RegExp(`<input[^>]*name="count"[^>]*max="${most}"`).test(list))).toBe(true);
    expect(wordsOf(html)).not.toContain(t('donor.bill.amount.add'));
    expect(wordsOf(html)).toContain(t('donor.bill.add'));
    await post(app.visitor(), '/basket', { choice: 'package:family:50000', count: '6' }).expect(303);
  });

  it('are refused at another price, of another city and of none', async () => {
    for (const choice of ['package:family:1', 'package:family', 'package:nobody:50000', 'cash::1', 'cash', 'cash::50000']) {
      const response = await post(app.visitor(), '/basket', { choice });
      expect([choice, response.status, response.text.includes('choice_unknown')]).toEqual([choice, 404, true]);
    }
  });
});

describe('a basket', () => {
  it('of a thousand is cut to what it can hold, and never fails', async () => {
    const visitor = app.visitor();
    const [need] = await exact.needs([10_000n]);
    await post(visitor, '/basket', { need }).expect(303);
    for (const value of ['x'.repeat(7_000), Array.from({ length: 1_000 }, () => 'b:water.1').join(',')]) {
      const response = await get('/kindkent/en/checkout').set('Cookie', `basket-kindkent=${encodeURIComponent(value)}`);
      expect(response.status).toBe(200);
      expect(response.text).toContain(t('donor.checkout.empty'));
    }
    expect(await summaryOf(visitor)).toContain('₺100.00');
  });

  it('of a thousand lines in one form is refused by a code', async () => {
    const many = Array.from({ length: 1_000 }, () => 'choice=cash::20000').join('&');
    const response = await app.visitor().post('/kindkent/en/basket').type('form').send(many);
    expect(response.status).toBe(404);
    expect(response.text).toContain('choice_unknown');
  });

  it.each(['direct:gas', 'pool', '', 'x', 'direct:', "trust'--"])('has no payment "%s" that it does not hold', async (payment) => {
    const visitor = app.visitor();
    await post(visitor, '/basket', { choice: 'cash::20000' }).expect(303);
    const response = await post(visitor, '/checkout', { way: payment, total: '200.00' });
    expect(response.status).toBe(409);
    expect(wordsOf(response.text)).toContain(t('donor.checkout.changed'));
  });
});

describe('a payment', () => {
  it('above the city’s largest gift is refused in words, and the basket stays', async () => {
    const visitor = app.visitor();
    await post(visitor, '/basket', { choice: 'package:family:50000', count: '1' }).expect(303);
    await post(visitor, '/basket', { choice: 'cash::20000', count: '500' }).expect(303);
    const response = await post(visitor, '/checkout', { way: 'trust', total: '100500.00' });
    expect(response.status).toBe(400);
    expect(wordsOf(response.text)).toContain(said('amount_too_large'));
    expect(await summaryOf(visitor)).toContain('₺100,500.00');
  });

  it('for what others have taken meanwhile is refused in words, and nothing is held', async () => {
    const world = await openKinds(app, 'lastkent', 'direct', 'exact');
    await support(world, 'package', [50_000n]);
    const [quick, slow] = [app.visitor(), app.visitor()];
    for (const visitor of [quick, slow]) {
      await visitor.post('/lastkent/en/basket').type('form').send({ choice: 'package:family:50000' }).expect(303);
    }
    const wish = { way: 'trust', total: '500.00', ifFilled: 'refund' };
    await quick.post('/lastkent/en/checkout').type('form').send(wish).expect(303);
    const late = await slow.post('/lastkent/en/checkout').type('form').send(wish);
    expect(late.status).toBe(409);
    expect(wordsOf(late.text)).toContain(refusal('nothing_waiting'));
    expect(late.text).toMatch(/value="refund" checked/);
    expect(await world.rows('SELECT FROM giving.donation WHERE city_id = $1')).toHaveLength(1);
  });
});

describe('"choose for me" in a city that shows its bills', () => {
  it('fills whole bills in the published order and the last in part, and shows them before anything is paid', async () => {
    const world = await openKinds(app, 'choosekent', 'direct', 'exact');
    const [second] = await world.needs([30_000n], 'water', { dueOn: localDate('2026-12-20') });
    app.clock.advance(86_400_000);
    await world.needs([20_000n], 'gas', { dueOn: localDate('2026-11-30') });
    const urgent = await urgentBill(world, 10_000n, localDate('2026-11-29'));
    const visitor = app.visitor();
    const choose = (amount: string) => visitor.post('/choosekent/en/choose').type('form').send({ amount });
    await choose('350').expect(303);
    const page = (await visitor.get('/choosekent/en/checkout?chosen=350.00')).text;
    const at = (id: NeedId | undefined): number => page.indexOf(`value="${id ?? 'none'}"`);
    expect(at(urgent)).toBeGreaterThan(0);
    expect(at(urgent)).toBeLessThan(at(second));
    expect(wordsOf(page)).toContain('₺250.00');
    expect(wordsOf(page)).toContain('a part of ₺300.00');
    expect(page).not.toContain('gas (example)');
    // More than waits: what there is, and a word about it.
    await choose('5000').expect(303);
    const more = wordsOf((await visitor.get('/choosekent/en/checkout?chosen=5000.00')).text);
    expect(more).toContain(t('donor.checkout.less', { amount: '₺5,000.00', found: '₺550.00' }));
    expect(wordsOf((await visitor.get('/choosekent/en/checkout?chosen=x')).text)).not.toContain('You named');
    const nothing = await choose('50');
    expect([nothing.status, wordsOf(nothing.text).includes(refusal('nothing_waiting'))]).toEqual([409, true]);
  });

  it.each<[string, RefusalCode]>([
    ['', 'amount_not_a_number'],
    ['0', 'amount_not_positive'],
    ['-5', 'amount_not_positive'],
    ['12,345', 'amount_decimals'],
    ['9,99', 'amount_too_small'],
    ['100001', 'amount_too_large'],
  ])('refuses "%s" with a sentence at the field', async (amount, code) => {
    const response = await post(app.visitor(), '/choose', { amount });
    expect(response.status).toBe(400);
    expect(wordsOf(response.text)).toContain(`${t('shared.form.error')} ${said(code)}`);
    if (amount !== '') expect(response.text).toContain(`value="${amount}"`);
  });

  it('fills no more lines than a basket holds', async () => {
    const world = await openKinds(app, 'longkent', 'direct', 'exact');
    await world.needs(times(MAX_BASKET_LINES + 5, 1_000n));
    const visitor = app.visitor();
    await visitor.post('/longkent/en/choose').type('form').send({ amount: '1000' }).expect(303);
    expect((await visitor.get('/longkent/en/checkout')).text).toContain('Pay ₺500.00');
    const again = await visitor.post('/longkent/en/choose').type('form').send({ amount: '1000' });
    expect([again.status, wordsOf(again.text).includes(refusal('basket_too_long'))]).toEqual([400, true]);
  });
});

describe('the front page', () => {
  it('counts each currency by itself, and names each city in its own language and script', async () => {
    await openKinds(app, 'gradsofia', 'direct', 'banded', {
      names: { bg: 'Градград', en: 'Gradgrad' },
      country: 'BG',
      languages: ['bg', 'en'],
    });
    const html = (await get('/en').expect(200)).text;
    expect(html).toContain('<strong lang="bg">Градград</strong>');
    const page = wordsOf(html);
    expect(page).toMatch(/₺1,900/);
    expect(page).toMatch(/€0/);
    expect(page.split(t('donor.tally.amount'))).toHaveLength(2);
    expect(page).toContain('Gifts are taken');
  });
});
