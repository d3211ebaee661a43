import { CreateCity, type City, type NewCity } from '../../src/cities/index.js';
import { StartDonation, type DonationWish, type StartedDonation } from '../../src/donations/index.js';
import { newId, type NeedId, type PaymentId, type ProviderAccountId } from '../../src/kernel/ids.js';
import { endOfDay, localDate, type LocalDate } from '../../src/kernel/local-date.js';
import { Money } from '../../src/kernel/money.js';
import { CheckBooks, type BooksReport } from '../../src/books/index.js';
import { publishNeeds } from '../../src/needs/index.js';
import { OpenProviderAccount } from '../../src/payments/index.js';
import { sign } from '../../src/payments/providers/timestamp-signature.js';
import { writeMessage, type SandboxNotification } from '../../src/payments/providers/sandbox/domain/sandbox-message.js';
import { databaseToken, type CityTx, type Database } from '../../src/platform/database/index.js';
import { Jobs } from '../../src/platform/jobs/index.js';
import { startTestApp, type TestApp, type TestAppOptions } from '../support/index.js';
import { commandActor } from '../../src/kernel/actor.js';

export const SECRET = 'a secret of the tests alone';

const permit = { permit: 'Example permit 1', permitFrom: '2026-01-01', permitUntil: '2027-01-01' };

/** The application with the sides that a gift and its bill need. */
export function startGivingApp(options: TestAppOptions = {}): Promise<TestApp> {
  return startTestApp({ sites: ['donor', 'office', 'casework'], ...options });
}

/** A city that is open, with two billers on the direct path, and a merchant account for each. */
export class GivingCity {
  private constructor(
    readonly app: TestApp,
    readonly city: City,
    readonly accounts: Readonly<Record<'water' | 'gas', ProviderAccountId>>,
  ) {}

  static async open(app: TestApp, slug = 'testkent', settings: Partial<NewCity> = {}): Promise<GivingCity> {
    const biller = (code: string, kind: 'water' | 'gas') => ({
      code,
      kind,
      name: `${code} (example)`,
      subscriberPattern: '^\\d+$',
      billPattern: '^\\d+$',
    });
    const city = await app.get(CreateCity).run({
      slug,
      names: { tr: 'Testkent', en: 'Testkent' },
      country: 'TR',
      status: 'open',
      listing: 'exact',
      minGift: 100n,
      maxGift: 10_000_000n,
      billers: [biller('water', 'water'), biller('gas', 'gas')],
      moneyPaths: [{ needKind: 'bill', path: 'direct', ...permit }],
      ...settings,
    });
    const open = (billerCode: string): Promise<ProviderAccountId> =>
      app.get(OpenProviderAccount).run(city, { provider: 'sandbox', mode: 'test', billerCode, secret: SECRET }, commandActor('test'));
    return new GivingCity(app, city, { water: await open('water'), gas: await open('gas') });
  }

  /** The same city at another application over the same databases. */
  at(app: TestApp): GivingCity {
    return new GivingCity(app, this.city, this.accounts);
  }

  /** Publishes bills with these amounts (minor units), due one day after the other. */
  async needs(
    amounts: readonly bigint[],
    billerCode = 'water',
    settings: { dueOn?: LocalDate; cutOffOn?: LocalDate; district?: string; fundableUntil?: Date } = {},
  ): Promise<NeedId[]> {
    const dueOn = settings.dueOn ?? localDate('2026-12-15');
    const needs = amounts.map((amount) => ({
      id: newId<NeedId>(),
      kind: 'bill' as const,
      amount: Money.of(amount, 'TRY'),
      billerCode,
      district: settings.district ?? null,
      dueOn,
      ...(settings.cutOffOn ? { cutOffOn: settings.cutOffOn } : {}),
      fundableUntil: settings.fundableUntil ?? endOfDay(localDate('2027-06-30'), this.city.timeZone),
      publishedOn: this.city.today(this.app.clock.now()),
    }));
    await this.as('casework', (tx) => publishNeeds(tx, this.city, needs));
    return needs.map(({ id }) => id);
  }

  async start(lines: readonly (readonly [NeedId, bigint])[], wish: Partial<DonationWish> = {}): Promise<StartedGift> {
    const started = await this.app.get(StartDonation).run(this.city, {
      lines: lines.map(([needId, amount]) => ({ needId, amount: Money.of(amount, 'TRY') })),
      language: 'en',
      ifFilled: 'next',
      returnUrl: `${this.app.url}/testkent/en/gifts/back`,
      ...wish,
    });
    const [payment] = await this.rows<{ id: PaymentId; accountId: ProviderAccountId; amount: bigint; reference: string }>(
      `SELECT id, account_id AS "accountId", amount, provider_checkout_id AS reference FROM giving.payment WHERE city_id = $1 AND donation_id = $2`,
      started.donationId,
    );
    if (!payment) throw new Error('a started gift has a payment');
    return { ...started, paymentId: payment.id, accountId: payment.accountId, amount: payment.amount, reference: payment.reference };
  }

  /** What a provider says, over HTTP, signed. */
  async tell(
    gift: StartedGift,
    told: Partial<SandboxNotification> = {},
    to: { accountId?: string; url?: string; header?: string; sentAt?: Date } = {},
  ): Promise<number> {
    const at = told.at ?? this.app.clock.now();
    const body = writeMessage({
      eventId: `evt_${newId<NeedId>()}`,
      type: 'payment.captured',
      at,
      mode: 'test',
      reference: gift.reference,
      paymentId: gift.paymentId,
      amount: gift.amount,
      currency: 'TRY',
      ...told,
    });
    const response = await fetch(`${to.url ?? this.app.url}/webhooks/sandbox/${to.accountId ?? gift.accountId}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sandbox-signature': to.header ?? sign(SECRET, body, to.sentAt ?? at) },
      body,
    });
    await response.arrayBuffer();
    return response.status;
  }

  runDue(): Promise<void> {
    return this.app.get(Jobs).runDue();
  }

  books(): Promise<BooksReport> {
    return this.app.get(CheckBooks).run(this.city.slug);
  }

  as<L extends 'donor' | 'office' | 'casework' | 'books', T>(login: L, work: (tx: CityTx<L>) => Promise<T>): Promise<T> {
    return this.app.app.get<Database<L>>(databaseToken(login), { strict: false }).inCity(this.city.id, work);
  }

  /** Rows of this city as the donor's login sees them; $1 is the city. */
  rows<Row>(sql: string, ...params: unknown[]): Promise<Row[]> {
    return this.as('donor', (tx) => tx.query<Row>(sql, [this.city.id, ...params]));
  }

  async need(id: NeedId): Promise<{ status: string; amount: bigint; reserved: bigint; funded: bigint }> {
    const [row] = await this.rows<{ status: string; amount: bigint; reserved: bigint; funded: bigint }>(
      'SELECT status, amount, reserved, funded FROM meeting.need WHERE city_id = $1 AND id = $2',
      id,
    );
    if (!row) throw new Error('no such need');
    return row;
  }
}

export interface StartedGift extends StartedDonation {
  readonly paymentId: PaymentId;
  readonly accountId: ProviderAccountId;
  readonly amount: bigint;
  readonly reference: string;
}

/** What is off in the books, by name: nothing, if they are right. */
export function wrongIn(report: BooksReport): string[] {
  return report.cities.flatMap(({ slug, checks }) =>
    checks.filter(({ off }) => off > 0n).map(({ check, off }) => `${slug}: ${check} (${off})`),
  );
}
