import { PaymentProviders } from '../../src/payments/index.js';
import { ProviderAccounts } from '../../src/payments/provider-accounts/provider-accounts.js';
import { sign } from '../../src/payments/providers/timestamp-signature.js';
import { GivingCity, SECRET, startGivingApp } from '../invariants/giving.js';
import { paymentProviderContract, type Wire } from './payment-provider.contract.js';

paymentProviderContract('sandbox', async () => {
  const world = await GivingCity.open(await startGivingApp());
  const visitor = world.app.visitor();
  const now = () => world.app.clock.now();
  /** Presses a button on the sandbox's page and reads the notification that it will send. */
  const press =
    (action: string) =>
    async (reference: string): Promise<Wire> => {
      await visitor.post(`/sandbox/checkout/${world.city.slug}/${reference}`).type('form').send({ action }).expect(303);
      const [delivery] = await world.rows<{ body: string }>(
        'SELECT body FROM giving.sandbox_delivery WHERE city_id = $1 AND checkout_id = $2',
        reference,
      );
      const body = Buffer.from(delivery?.body ?? '');
      return { body, headers: { 'sandbox-signature': sign(SECRET, body, now()) } };
    };
  return {
    provider: world.app.get(PaymentProviders).named('sandbox'),
    account: await world.app.get(ProviderAccounts).byId(world.accounts.water),
    now,
    pay: press('approve'),
    decline: press('decline'),
  };
});
