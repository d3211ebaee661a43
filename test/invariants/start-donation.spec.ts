import { withdrawNeed } from '../../src/needs/index.js';
import type { PaymentProvider } from '../../src/payments/providers/provider.js';
import { PaymentProviders } from '../../src/payments/index.js';
import { newId, type NeedId } from '../../src/kernel/ids.js';
import { GivingCity, startGivingApp, wrongIn } from './giving.js';

let world: GivingCity;
beforeAll(async () => {
  world = await GivingCity.open(await startGivingApp());
});

describe('starting a gift', () => {
  it('holds several needs of one biller, or none of them', async () => {
    const [a, b, c] = await world.needs([1_000n, 2_000n, 3_000n]);
    await world.start([
      [a!, 1_000n],
      [b!, 500n],
    ]);
    const refused = world.start([
      [b!, 1_000n],
      [c!, 1_000n],
      [a!, 1n],
    ]);
    await expect(refused).rejects.toMatchObject({ code: 'need_filled' });
    expect((await world.need(b!)).reserved).toBe(500n);
    expect((await world.need(c!)).reserved).toBe(0n);
  });

  it('keeps neither the mail address nor the private link as they are', async () => {
    const [need] = await world.needs([1_000n]);
    const gift = await world.start([[need!, 1_000n]], { email: ' Donor@Example.org ' });
    const [row] = await world.rows<{ email: Buffer; token_hash: Buffer }>(
      'SELECT email, token_hash FROM giving.donation WHERE city_id = $1 AND id = $2',
      gift.donationId,
    );
    expect(row?.email.toString('latin1')).not.toContain('xample');
    expect(row?.token_hash.toString('latin1')).not.toContain(gift.token);
    expect(gift.token.length).toBeGreaterThanOrEqual(43);
  });

  it('refuses needs of two billers: the money goes to the biller’s own account', async () => {
    const [water] = await world.needs([1_000n], 'water');
    const [gas] = await world.needs([1_000n], 'gas');
    const both = world.start([
      [water!, 500n],
      [gas!, 500n],
    ]);
    await expect(both).rejects.toMatchObject({ code: 'payment_one_biller' });
    expect((await world.need(gas!)).reserved).toBe(0n);
  });

  it.each<[string, string, () => Promise<NeedId>]>([
    ['a need that there is not', 'need_unknown', async () => newId<NeedId>()],
    ['a need of another city', 'need_unknown', async () => (await (await GivingCity.open(world.app, 'elsewhere')).needs([5_000n]))[0]!],
    ['a need with less left', 'amount_over_remaining', async () => (await world.needs([600n]))[0]!],
    [
      'a filled need',
      'need_filled',
      async () => {
        const [need] = await world.needs([1_000n]);
        await world.tell(await world.start([[need!, 1_000n]]));
        await world.runDue();
        return need!;
      },
    ],
    [
      'a withdrawn need',
      'need_withdrawn',
      async () => {
        const [need] = await world.needs([1_000n]);
        await world.as('casework', (tx) => withdrawNeed(tx, need!));
        return need!;
      },
    ],
    [
      'a need past its last day',
      'need_not_fundable',
      async () => (await world.needs([1_000n], 'water', { fundableUntil: new Date(world.app.clock.now().getTime() - 1) }))[0]!,
    ],
  ])('refuses %s as %s', async (_, code, need) => {
    await expect(world.start([[await need(), 700n]])).rejects.toMatchObject({ code });
  });

  it.each([
    ['not-an-address', 'email_invalid'],
    [`${'a'.repeat(250)}@example.org`, 'email_invalid'],
  ])('refuses the address %s', async (email, code) => {
    const [need] = await world.needs([1_000n]);
    await expect(world.start([[need!, 700n]], { email })).rejects.toMatchObject({ code });
  });

  it('refuses in a city that is not open, and one without a merchant account', async () => {
    const soon = await GivingCity.open(world.app, 'opens-soon', { status: 'opens_soon' });
    const [need] = await soon.needs([1_000n]);
    await expect(soon.start([[need!, 700n]])).rejects.toMatchObject({ code: 'city_not_open' });
    const [other] = await world.needs([1_000n]);
    await world.as('office', (tx) => tx.query('UPDATE giving.provider_account SET active = false WHERE city_id = $1', [tx.cityId]));
    await expect(world.start([[other!, 700n]])).rejects.toMatchObject({ code: 'provider_account_unknown' });
    await world.as('office', (tx) => tx.query('UPDATE giving.provider_account SET active = true WHERE city_id = $1', [tx.cityId]));
  });

  it('gives back at once what it held when the provider does not answer', async () => {
    const [need] = await world.needs([1_000n]);
    const providers = world.app.get(PaymentProviders);
    const sandbox = providers.named('sandbox');
    // A wire that leaves the building, and nobody at its other end.
    const away = {
      ...sandbox,
      name: 'sandbox',
      createCheckout: () => Promise.reject(new Error('no answer')),
    } as unknown as PaymentProvider;
    providers.register(away);
    await expect(world.start([[need!, 700n]])).rejects.toMatchObject({ code: 'provider_unavailable' });
    providers.register(sandbox);
    expect(await world.need(need!)).toMatchObject({ reserved: 0n, status: 'open' });
    await world.start([[need!, 1_000n]]);
    expect(wrongIn(await world.books())).toEqual([]);
  });
});
