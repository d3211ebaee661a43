import pg from 'pg';
import type { NewCity } from '../../../src/cities/index.js';
import type { DonationId, NeedId, PaymentId, RefundId } from '../../../src/kernel/ids.js';
import { OpenProviderAccount, PaymentProviders } from '../../../src/payments/index.js';
import { asSuperuser, atTheEnd, testDatabases, testNoon, type TestApp } from '../../support/index.js';
import { testServer } from '../../support/test-server.js';
import { GivingCity, startGivingApp } from '../giving.js';
import { Bank, BANK_SECRET, type Said } from './bank.js';
import { DueJobs } from './due-jobs.js';
import { commandActor } from '../../../src/kernel/actor.js';

const permit = { permit: 'Example permit 1', permitFrom: '2026-01-01', permitUntil: '2099-01-01' };
export const K = 5;
export const PACKAGE = 2_000n;
export const PART = 500n;

const paths = (bill: 'direct' | 'trust' | 'pool', support: 'trust' | 'pool'): NewCity['moneyPaths'] => [
  { needKind: 'bill', path: bill, ...permit },
  { needKind: 'package', path: support, ...permit },
  { needKind: 'cash', path: support, ...permit },
];

/** Every listing beside every money path. */
const kinds = {
  'exact-direct': { listing: 'exact', moneyPaths: paths('direct', 'trust') },
  'exact-pool': { listing: 'exact', moneyPaths: paths('pool', 'pool') },
  'exact-trust': { listing: 'exact', moneyPaths: paths('trust', 'trust') },
  'banded-direct': { listing: 'banded', moneyPaths: paths('direct', 'trust') },
  'banded-trust': { listing: 'banded', moneyPaths: paths('trust', 'trust') },
  'banded-pool': { listing: 'banded', moneyPaths: paths('pool', 'pool') },
} as const satisfies Record<string, Partial<NewCity>>;

export type CityKind = keyof typeof kinds;
export const cityKinds = Object.keys(kinds) as CityKind[];

/** The tables that a history fills; cities, accounts and keys stay. */
const TABLES = [
  ...['donation', 'payment', 'allocation', 'donation_choice', 'refund', 'dispute', 'inbox', 'wake', 'job_run', 'outbox'].map(
    (name) => `giving.${name}`,
  ),
  ...['need', 'need_class', 'tally_day', 'balance', 'posting', 'journal_entry'].map((name) => `meeting.${name}`),
  ...['wake', 'job_run'].map((name) => `receiving.${name}`),
];

/** The counter's shards stay, at nothing: else each history would add most of them anew. */
const SWEEP = [
  ...TABLES.map((name) => `DELETE FROM ${name}`),
  'UPDATE meeting.tally SET listed = 0, filled = 0, given = 0, paid = 0 WHERE (listed, filled, given, paid) <> (0, 0, 0, 0)',
].join('; ');

/** The whole server's own login: no login of the application may sweep a table. */
function databaseUrl({ databases }: TestApp): string {
  const url = new URL(testServer().superuserUrl);
  url.pathname = `/${databases.name}`;
  return url.href;
}

/** Ten thousand histories are half a million commits, and nobody needs them after a power cut. */
async function swift(database: string): Promise<void> {
  for (const setting of ['synchronous_commit', 'jit']) await asSuperuser(`ALTER DATABASE ${database} SET ${setting} = off`);
}

/** The application, one city of each kind, and a bank outside that tells it what became of payments. */
export class ModelCities {
  private constructor(
    readonly app: TestApp,
    readonly bank: Bank,
    private readonly cities: Readonly<Record<string, GivingCity>>,
    private readonly broom: pg.Client,
    private readonly jobs: DueJobs,
  ) {}

  static async open(): Promise<ModelCities> {
    const databases = await testDatabases();
    await swift(databases.name);
    const app = await startGivingApp({ databases });
    const bank = new Bank();
    app.get(PaymentProviders).register(bank);
    const cities: Record<string, GivingCity> = {};
    for (const kind of cityKinds) {
      const packages = [{ code: 'family' as const, price: PACKAGE, monthlyQuota: 1_000 }];
      const world = await GivingCity.open(app, kind, { k: K, minGift: 1n, packages, cashPart: PART, ...kinds[kind] });
      const account = { provider: bank.name, mode: 'test' as const, secret: BANK_SECRET };
      for (const biller of ['water', 'gas', undefined]) {
        await app.get(OpenProviderAccount).run(world.city, { ...account, ...(biller ? { billerCode: biller } : {}) }, commandActor('test'));
      }
      cities[kind] = world;
    }
    const broom = new pg.Client({ connectionString: databaseUrl(app) });
    await broom.connect();
    atTheEnd(() => broom.end());
    // Whole tables are emptied, so what points at a row need not be looked for.
    await broom.query('SET session_replication_role = replica');
    return new ModelCities(app, bank, cities, broom, new DueJobs(app, broom));
  }

  /** An empty city at noon. */
  async fresh(kind: CityKind): Promise<ModelCity> {
    // Only this city's days turn.
    await this.broom.query(SWEEP);
    await this.broom.query(`UPDATE shared.city SET status = CASE slug WHEN '${kind}' THEN 'open' ELSE 'paused' END`);
    this.app.clock.set(testNoon);
    this.bank.forget();
    const world = this.cities[kind] ?? never();
    this.jobs.begin(world.city.timeZone);
    return new ModelCity(world, this.bank, this.jobs, this.broom);
  }
}

export class ModelCity {
  events = 0;

  constructor(
    readonly world: GivingCity,
    readonly bank: Bank,
    private readonly jobs: DueJobs,
    private readonly reader: pg.Client,
  ) {}

  get now(): number {
    return this.world.app.clock.now().getTime();
  }

  /** Everything that is due is done. */
  async settle(): Promise<void> {
    await this.jobs.runDue(this.world.city.timeZone);
    this.world.app.clock.advance(1_000);
  }

  /** A signed notification over HTTP. */
  async tell(accountId: string, said: Omit<Said, 'eventId'>, eventId = `evt_${(this.events += 1)}`): Promise<void> {
    const { body, header } = this.bank.write({ ...said, eventId }, this.world.app.clock.now());
    const response = await fetch(`${this.world.app.url}/webhooks/${this.bank.name}/${accountId}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'bank-signature': header },
      body,
    });
    await response.arrayBuffer();
    expect(response.status).toBe(200);
    this.world.app.clock.advance(1_000);
  }

  /** What stands in the tables, in the model's own words. */
  async state(): Promise<State> {
    const { rows } = await this.reader.query<{ state: State }>({ name: 'state', text: STATE, values: [this.world.city.id] });
    return rows[0]?.state ?? never();
  }
}

export interface State {
  readonly needs: readonly { id: NeedId; status: string; reserved: number; funded: number }[] | null;
  readonly gifts: readonly { id: DonationId; status: string; returned: number }[] | null;
  readonly placed: readonly { gift: DonationId; need: NeedId; amount: number }[] | null;
  readonly refunds: readonly { id: RefundId; payment: PaymentId; status: string; amount: number }[] | null;
  readonly pool: number;
  readonly shown: readonly { kind: string; code: string; priceBand: number; publicThreshold: number }[] | null;
  readonly quarantined: readonly string[] | null;
}

const STATE = `SELECT json_build_object(
  'needs', (SELECT json_agg(json_build_object('id', id, 'status', status, 'reserved', reserved, 'funded', funded) ORDER BY id)
            FROM meeting.need WHERE city_id = $1),
  'gifts', (SELECT json_agg(json_build_object('id', d.id, 'status', d.status, 'returned', p.returned) ORDER BY d.id)
            FROM giving.donation d JOIN giving.payment p ON p.city_id = d.city_id AND p.donation_id = d.id WHERE d.city_id = $1),
  'placed', (SELECT json_agg(json_build_object('gift', donation_id, 'need', need_id, 'amount', amount) ORDER BY donation_id, need_id)
             FROM giving.allocation WHERE city_id = $1 AND status = 'funded'),
  'refunds', (SELECT json_agg(json_build_object('id', id, 'payment', payment_id, 'status', status, 'amount', amount) ORDER BY id)
              FROM giving.refund WHERE city_id = $1),
  'pool', (SELECT coalesce(-sum(amount), 0) FROM meeting.balance WHERE city_id = $1 AND account = 'pool'),
  'shown', (SELECT json_agg(json_build_object('kind', kind, 'code', code, 'priceBand', price_band, 'publicThreshold', public_threshold)) FROM meeting.need_class
            WHERE city_id = $1 AND public_count IS NOT NULL),
  'quarantined', (SELECT json_agg(reason) FROM giving.inbox WHERE city_id = $1 AND status = 'quarantined')) AS state`;

function never(): never {
  throw new Error('every kind of city is open');
}
