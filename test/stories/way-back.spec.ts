import { GivingCity, startGivingApp } from '../invariants/giving.js';

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
});
