import { textsIn } from '../../src/platform/texts/index.js';
import { GivingCity, startGivingApp } from '../invariants/giving.js';
import { wordsOf as words } from './giving-kinds.js';

describe('the way back from a provider’s page', () => {
  let world: GivingCity;
  beforeAll(async () => {
    world = await GivingCity.open(await startGivingApp(), 'donuskent');
  });

  it('is one address for every gift, which the provider may keep: no private link is in it', async () => {
    const [need] = await world.needs([10_000n]);
    const donor = world.app.visitor();
    await donor.post('/donuskent/en/basket').type('form').send({ need, back: '/checkout' }).expect(303);
    const summary = await donor.get('/donuskent/en/checkout').expect(200);
    const way = /name="way" value="([^"]+)"/.exec(summary.text)?.[1];
    const started = await donor.post('/donuskent/en/checkout').type('form').send({ way, total: '100.00', ifFilled: 'next' }).expect(303);
    expect(started.headers['location']).toContain('/sandbox/checkout/');
    const [kept] = await world.rows<{ url: string }>('SELECT return_url AS url FROM giving.sandbox_checkout WHERE city_id = $1');
    expect(new URL(kept?.url ?? '').pathname).toBe('/donuskent/en/gifts/back');
    // The browser that began the gift comes to it, any other does not.
    const back = await donor.get('/donuskent/en/gifts/back').expect(303);
    expect(back.headers['location']).toMatch(/^\/donuskent\/en\/gifts\/[\w-]{43}$/);
    const stranger = await world.app.visitor().get('/donuskent/en/gifts/back').expect(200);
    expect(stranger.text).toContain('You are back');
    expect(stranger.headers['cache-control']).toBe('no-store');
  });

  it('says to who left without paying that nothing was taken, and leads back to the very same checkout while it lasts', async () => {
    const { t } = textsIn('en');
    const { donor, page, checkout } = await begun();
    const left = await donor.post(checkout).type('form').send({ action: 'abandon' }).expect(303);
    const back = new URL(String(left.headers['location']));
    const own = await donor.get(back.pathname + back.search).expect(303);
    expect(own.headers['location']).toBe(`${page}?left=1`);
    const said = words((await donor.get(`${page}?left=1`).expect(200)).text);
    expect(said).toContain(t('donor.gift.left'));
    expect(said).toContain(t('donor.gift.left.text', { minutes: 31 }));
    expect(said).not.toContain(t('donor.gift.pending'));
    const html = (await donor.get(`${page}?left=1`)).text;
    for (const way of [`${page}/pay`, '/donuskent/en/bills']) expect(html).toContain(`href="${way}"`);

    const again = await donor.get(`${page}/pay`).expect(303);
    expect(new URL(String(again.headers['location'])).pathname).toBe(checkout);
    expect(again.headers['referrer-policy']).toBe('no-referrer');
    await donor.post(checkout).type('form').send({ action: 'approve' }).expect(303);
    for (let round = 0; round < 2; round += 1) await world.runDue();
    // Paid, whatever the address still says; and there is no way to a second payment.
    expect(words((await donor.get(`${page}?left=1`).expect(200)).text)).toContain(t('donor.gift.received'));
    expect((await donor.get(`${page}/pay`).expect(303)).headers['location']).toBe(page);
    const payments = await world.rows('SELECT FROM giving.payment WHERE city_id = $1');
    expect(payments).toHaveLength((await world.rows('SELECT FROM giving.donation WHERE city_id = $1')).length);
  });

  it('offers the same where no word has come, and no longer when the checkout is over', async () => {
    const { t } = textsIn('en');
    const { donor, page, checkout } = await begun();
    expect(words((await donor.get(page).expect(200)).text)).toContain(t('donor.gift.pending.unpaid', { minutes: 31 }));
    const stranger = await world.app.visitor().get('/donuskent/en/gifts/back?left=1&theirs=x').expect(200);
    expect(words(stranger.text)).toContain(t('donor.back.left'));
    await world.app
      .visitor()
      .get(`/donuskent/en/gifts/${'x'.repeat(43)}/pay`)
      .expect(404);
    const before = world.app.clock.now();
    world.app.clock.advance(31 * 60_000);
    const late = (await donor.get(`${page}?left=1`).expect(200)).text;
    expect(words(late)).toContain(t('donor.gift.left.over'));
    expect(late).not.toContain(`${page}/pay`);
    const over = await donor.get(`${page}/pay`).expect(303);
    expect([over.headers['location'], checkout.startsWith('/sandbox/')]).toEqual([page, true]);
    world.app.clock.set(before);
  });

  /** A donor who stands at the provider's page. */
  async function begun() {
    const [need] = await world.needs([10_000n]);
    const donor = world.app.visitor();
    await donor.post('/donuskent/en/basket').type('form').send({ need, back: '/checkout' }).expect(303);
    const way = /name="way" value="([^"]+)"/.exec((await donor.get('/donuskent/en/checkout').expect(200)).text)?.[1];
    const started = await donor.post('/donuskent/en/checkout').type('form').send({ way, total: '100.00', ifFilled: 'next' }).expect(303);
    const page = String((await donor.get('/donuskent/en/gifts/back').expect(303)).headers['location']);
    return { donor, page, checkout: new URL(String(started.headers['location'])).pathname };
  }
});
