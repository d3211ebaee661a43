import fc from 'fast-check';
import type { Listing, MoneyPath, NewCity } from '../../src/cities/index.js';
import { newId, type NeedId } from '../../src/kernel/ids.js';
import { localDate } from '../../src/kernel/local-date.js';
import { Money } from '../../src/kernel/money.js';
import { isRefusal } from '../../src/kernel/refusal.js';
import { StartDonation } from '../../src/donations/index.js';
import { publishNeeds } from '../../src/needs/index.js';
import { OpenProviderAccount, PaymentProviders } from '../../src/payments/index.js';
import type { TestApp } from '../support/index.js';
import { GivingCity } from '../invariants/giving.js';
import { Bank, BANK_SECRET } from '../invariants/model/bank.js';
import { moneyJobs } from '../invariants/model/money-jobs.js';
import { look, type Sight } from './sight.js';
import { commandActor } from '../../src/kernel/actor.js';

const permit = { permit: 'Example permit 1', permitFrom: '2020-01-01', permitUntil: '2099-01-01' };
const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
/** The two classes of the city's one biller, in minor units: what a bill of each is about. */
export const PRICES = [10_000n, 25_000n] as const;

export interface LivedNeed {
  readonly id: NeedId;
  readonly amount: bigint;
  readonly price: bigint;
  readonly publishedAt: number;
  fundedAt?: number;
}

export interface LivedGift {
  readonly id: string;
  readonly amount: bigint;
  readonly price: bigint;
  /** In an exact city the bill that its donor chose. */
  readonly chosen: NeedId | undefined;
  readonly startedAt: number;
  readonly paidAt: number;
  /** Bills of its class that waited when it began. */
  readonly waiting: readonly NeedId[];
}

export interface Life {
  readonly listing: Listing;
  readonly path: MoneyPath;
  readonly needs: ReadonlyMap<NeedId, LivedNeed>;
  readonly gifts: readonly LivedGift[];
  /** Which gift paid which need: the truth that nobody outside is told. */
  readonly links: readonly { readonly gift: string; readonly need: NeedId }[];
  readonly sights: readonly Sight[];
  dayOf(instant: number): number;
}

export interface Scale {
  readonly days: number;
  readonly giftsPerDay: number;
}

/** Numbers from one seed: the same city lives the same life. */
class Dice {
  private readonly generator: Iterator<number>;
  constructor(seed: number) {
    this.generator = fc.sample(fc.integer({ min: 0, max: 999_999 }), { seed, numRuns: 200_000 })[Symbol.iterator]();
  }
  upTo(most: number): number {
    return ((this.generator.next().value as number | undefined) ?? 0) % most;
  }
  chance(percent: number): boolean {
    return this.upTo(100) < percent;
  }
}

/** A city lives for some weeks by its real deeds; whoever watches looks on after each of them. */
export async function live(app: TestApp, listing: Listing, path: MoneyPath, seed: number, { days, giftsPerDay }: Scale): Promise<Life> {
  const bank = new Bank();
  app.get(PaymentProviders).register(bank);
  const settings: Partial<NewCity> = { listing, k: 5, minGift: 1n, moneyPaths: [{ needKind: 'bill', path, ...permit }] };
  const world = await GivingCity.open(app, `${listing}-${path}-${seed}`, settings);
  const { city } = world;
  for (const biller of ['water', undefined]) {
    const account = { provider: bank.name, mode: 'test' as const, secret: BANK_SECRET };
    await app.get(OpenProviderAccount).run(city, { ...account, ...(biller ? { billerCode: biller } : {}) }, commandActor('test'));
  }
  const dice = new Dice(seed);
  const jobs = moneyJobs(app);
  const needs = new Map<NeedId, LivedNeed>();
  const gifts: LivedGift[] = [];
  const sights: Sight[] = [];
  const now = (): number => app.clock.now().getTime();
  const watch = async (): Promise<void> => void sights.push(await look(world));

  const publish = async (count: number, daysAgo = 0): Promise<void> => {
    const some = Array.from({ length: count }, () => {
      const price = PRICES[dice.upTo(2)] ?? PRICES[0];
      const amount = (price * BigInt(800 + dice.upTo(500))) / 1_000n;
      return { id: newId<NeedId>(), amount, price };
    });
    const publishedAt = now() - daysAgo * DAY;
    const facts = { kind: 'bill' as const, billerCode: 'water', district: null, dueOn: localDate('2027-06-15') };
    const days = { fundableUntil: new Date(now() + 90 * DAY), publishedOn: city.today(new Date(publishedAt)) };
    const rows = some.map(({ id, amount }) => ({ id, amount: Money.of(amount, 'TRY'), ...facts, ...days }));
    await world.as('casework', (tx) => publishNeeds(tx, city, rows));
    for (const need of some) needs.set(need.id, { ...need, publishedAt });
  };

  const give = async (): Promise<void> => {
    const price = PRICES[dice.upTo(2)] ?? PRICES[0];
    const open = (
      await world.rows<{ id: NeedId; left: bigint; priceBand: bigint }>(
        `SELECT id, amount - reserved - funded AS left, price_band AS "priceBand" FROM meeting.need WHERE city_id = $1 AND status = 'open' AND amount > reserved + funded`,
      )
    ).filter(({ priceBand }) => priceBand === price);
    const chosen = listing === 'exact' ? open[dice.upTo(Math.max(1, open.length))] : undefined;
    // Most give the round price; some a little more or less, as they like.
    const amount = chosen
      ? dice.chance(80)
        ? chosen.left
        : (chosen.left + 1n) / 2n
      : dice.chance(75)
        ? price
        : (price * BigInt(60 + dice.upTo(80))) / 100n;
    const startedAt = now();
    const line = chosen
      ? { needId: chosen.id, amount: Money.of(amount, 'TRY') }
      : { choice: { kind: 'bill' as const, code: 'water', priceBand: price }, amount: Money.of(amount, 'TRY') };
    try {
      if (listing === 'exact' && !chosen) return;
      const wish = {
        lines: [line],
        language: 'en',
        ifFilled: 'next' as const,
        returnUrl: 'https://city.example/back',
      };
      const { donationId } = await app.get(StartDonation).run(city, wish);
      await watch();
      app.clock.advance((1 + dice.upTo(4)) * MINUTE);
      const [payment] = await world.rows<{ id: never; account: string }>(
        'SELECT id, account_id AS account FROM giving.payment WHERE city_id = $1 AND donation_id = $2',
        donationId,
      );
      if (!payment) throw new Error('a started gift has a payment');
      const { body, header } = bank.write(
        { eventId: `evt-${donationId}`, kind: 'captured', amount, paymentId: payment.id, object: `money-${donationId}` },
        app.clock.now(),
      );
      const headers = { 'content-type': 'application/json', 'bank-signature': header };
      await fetch(`${app.url}/webhooks/${bank.name}/${payment.account}`, { method: 'POST', headers, body });
      await jobs.runDue();
      gifts.push({ id: donationId, amount, price, chosen: chosen?.id, startedAt, paidAt: now(), waiting: open.map(({ id }) => id) });
      await watch();
    } catch (error) {
      // The class has gone from the page for today.
      if (!isRefusal(error, 'choice_unknown') && !isRefusal(error, 'nothing_waiting')) throw error;
    }
  };

  app.clock.advance(DAY - (now() % DAY) + 5 * 60 * MINUTE);
  for (let daysAgo = 15; daysAgo > 0; daysAgo -= 1) await publish(4, daysAgo);
  await jobs.runDue();
  for (let day = 0; day < days; day += 1) {
    const morning = now();
    await watch();
    for (let gift = 0; gift < giftsPerDay; gift += 1) {
      app.clock.advance((5 + dice.upTo(50)) * MINUTE);
      await give();
      if (dice.chance(15)) await publish(1 + dice.upTo(4));
    }
    app.clock.advance(morning + DAY - now());
    await jobs.runDue();
    await publish(dice.upTo(6));
  }
  await watch();
  const links = await world.rows<{ gift: string; need: NeedId }>(
    `SELECT donation_id AS gift, need_id AS need FROM giving.allocation WHERE city_id = $1 AND status = 'funded'`,
  );
  for (const need of needs.values()) {
    const filled = sights.find((sight) => sight.byLogin.get(need.id)?.status === 'funded');
    if (filled) need.fundedAt = filled.at;
  }
  const first = sights[0]?.at ?? 0;
  return { listing, path, needs, gifts, links, sights, dayOf: (instant) => Math.floor((instant - first) / DAY) };
}
