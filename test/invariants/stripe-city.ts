import type { NewCity } from '../../src/cities/index.js';
import type { NeedId, ProviderAccountId } from '../../src/kernel/ids.js';
import { accounts } from '../../src/ledger/index.js';
import { OpenProviderAccount } from '../../src/payments/index.js';
import { startStripeDouble, type StripeDouble } from '../doubles/stripe/start-stripe-double.js';
import { stripeKeys, stripeSecret, type StripeKeys } from '../doubles/stripe/stripe-account.js';
import type { TestApp } from '../support/index.js';
import { GivingCity, startGivingApp, type StartedGift } from './giving.js';
import { commandActor } from '../../src/kernel/actor.js';

/** The bank account of the tests: an IBAN from the standard's own examples. */
export const IBAN = 'TR330006100519786457841326';

export interface Captured {
  readonly gift: StartedGift;
  readonly need: NeedId;
}

/** A city whose cards go by Stripe: the double beside it brings its own notifications, doubled, late and out of order. */
export class StripeCity {
  private constructor(
    readonly world: GivingCity,
    readonly double: StripeDouble,
    readonly keys: StripeKeys,
    readonly account: ProviderAccountId,
  ) {}

  /** @param billerCode on the direct path: whose account it is; the city's own where it is left out */
  static async open(app: TestApp, double: StripeDouble, slug: string, billerCode?: string): Promise<StripeCity> {
    const permit = { permit: 'Example permit 1', permitFrom: '2026-01-01', permitUntil: '2027-01-01' };
    const path = billerCode === undefined ? 'pool' : 'direct';
    const settings: Partial<NewCity> = { moneyPaths: [{ needKind: 'bill', path, ...permit }] };
    const world = await GivingCity.open(app, slug, settings);
    const keys = stripeKeys();
    const secret = stripeSecret(double, keys);
    const wish = { provider: 'stripe', mode: 'test' as const, secret, ...(billerCode === undefined ? { bank: IBAN } : { billerCode }) };
    const account = await app.get(OpenProviderAccount).run(world.city, wish, commandActor('test'));
    const url = `${app.url}/webhooks/stripe/${account}`;
    await double.ask('account', { apiKey: keys.apiKey, secrets: [...keys.webhookSecrets], url });
    return new StripeCity(world, double, keys, account);
  }

  static async start(seed?: number): Promise<{ app: TestApp; double: StripeDouble }> {
    const app = await startGivingApp({ config: { providers: ['sandbox', 'stripe'] } });
    const double = await startStripeDouble(seed);
    await double.ask('clock', { now: app.clock.now().getTime() });
    return { app, double };
  }

  /** Moves both clocks: the provider outside lives in the same time. */
  async advance(milliseconds: number): Promise<void> {
    this.world.app.clock.advance(milliseconds);
    await this.double.ask('clock', { now: this.world.app.clock.now().getTime() });
  }

  /** A gift of which a part or the whole of a need was paid at the provider. */
  async paid(amount: bigint, of = amount): Promise<Captured> {
    const [need] = await this.world.needs([of]);
    if (need === undefined) throw new Error('a need was published');
    const gift = await this.world.start([[need, amount]]);
    await this.double.press(gift.reference, 'pay');
    return { gift, need };
  }

  async captured(amount: bigint, of = amount): Promise<Captured> {
    const made = await this.paid(amount, of);
    await this.settle();
    return made;
  }

  /** Lets every notification arrive, and acts on all of them. */
  async settle(): Promise<void> {
    await this.double.quiet();
    for (let round = 0; round < 3; round += 1) await this.world.runDue();
    await this.double.quiet();
    for (let round = 0; round < 2; round += 1) await this.world.runDue();
  }

  /** What an account holds, in minor units: debits less credits. @param name `provider:stripe` for this city's own account there */
  async balance(name: string): Promise<bigint> {
    const account = name === 'provider:stripe' ? accounts.provider('stripe', this.account) : name;
    const [sum] = await this.world.rows<{ net: bigint }>(
      `SELECT coalesce(sum(CASE WHEN debit = $2 THEN amount ELSE -amount END), 0)::bigint AS net FROM meeting.posting
       WHERE city_id = $1 AND $2 IN (debit, credit)`,
      account,
    );
    return sum?.net ?? 0n;
  }

  async quarantined(): Promise<string[]> {
    const rows = await this.world.rows<{ reason: string }>(
      `SELECT reason FROM giving.inbox WHERE city_id = $1 AND status = 'quarantined' ORDER BY received_at, id`,
    );
    return rows.map(({ reason }) => reason);
  }
}
