import fc from 'fast-check';
import { accounts, post } from '../../src/ledger/index.js';
import type { NeedId } from '../../src/kernel/ids.js';
import { isRefusal } from '../../src/kernel/refusal.js';
import { markPaid } from '../../src/needs/index.js';
import { recordGuarantee } from '../support/index.js';
import { GivingCity, startGivingApp, wrongIn, type StartedGift } from './giving.js';

const RUNS = 12;
const STEPS = 14;
const MINUTES = 60_000;

/** What may happen to a city, with small numbers that pick the gift or the need it happens to. */
type Step =
  | { readonly do: 'publish'; readonly amount: number }
  | { readonly do: 'start'; readonly on: number; readonly amount: number; readonly ifFilled: 'next' | 'refund'; readonly two: boolean }
  | { readonly do: 'tell'; readonly gift: number; readonly type: 'payment.captured' | 'payment.failed' | 'payment.expired' }
  | { readonly do: 'lie'; readonly gift: number }
  | { readonly do: 'receive' }
  | { readonly do: 'wait'; readonly minutes: number }
  | { readonly do: 'confirm'; readonly on: number };

const index = fc.nat(20);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('publish' as const), amount: fc.integer({ min: 200, max: 5_000 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('start' as const),
      on: index,
      amount: fc.integer({ min: 100, max: 4_000 }),
      ifFilled: fc.constantFrom('next' as const, 'refund' as const),
      two: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('tell' as const),
      gift: index,
      type: fc.constantFrom(
        'payment.captured' as const,
        'payment.captured' as const,
        'payment.failed' as const,
        'payment.expired' as const,
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lie' as const), gift: index }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('receive' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(1, 20, 45) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('confirm' as const), on: index }) },
);

describe('after any history', () => {
  it('the books are right at every step: trial balance zero, no need over-funded or paid twice', async () => {
    const app = await startGivingApp();
    let histories = 0;
    let checks = 0;
    const used = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: STEPS, maxLength: STEPS }), async (steps) => {
        histories += 1;
        const history = new History(await GivingCity.open(app, `city-${histories}`));
        await history.take({ do: 'publish', amount: 3_000 });
        for (const each of steps) {
          await history.take(each);
          expect(wrongIn(await history.world.books())).toEqual([]);
          checks += 1;
        }
        for (const { name } of await history.world.rows<{ name: string }>(ACCOUNTS)) used.add(name);
      }),
      // One seed, so that a run repeats; a failure prints the shortest history that still fails.
      { numRuns: RUNS, seed: 20_201_104, endOnFailure: true },
    );
    expect(checks).toBe(RUNS * STEPS);
    // On the direct path the city holds none of it: nothing was ever with its provider, in a bank of its own or in its pool.
    expect([...used].sort()).toEqual(['biller-receipts', 'donation', 'need']);
    recordGuarantee(
      'M5',
      'Trial balance zero per city and currency after any history; stored balances, needs, gifts, refunds and the live counter equal their postings.',
      `${RUNS} random histories, checked after each of ${RUNS * STEPS} steps; off: 0`,
    );
  }, 120_000);
});

describe('a stored balance', () => {
  it('adds up over its sixteen shards, after more bookings than there are shards', async () => {
    const world = await GivingCity.open(await startGivingApp());
    const needs = await world.needs(Array.from({ length: 40 }, () => 500n));
    for (const need of needs) {
      await world.tell(await world.start([[need, 500n]]));
      await world.runDue();
    }
    expect(wrongIn(await world.books())).toEqual([]);
    const [stored] = await world.rows<{ sum: bigint }>(
      `SELECT sum(amount)::bigint AS sum FROM meeting.balance WHERE city_id = $1 AND account = 'biller-receipts:water'`,
    );
    expect(stored?.sum).toBe(20_000n);
  });
});

/** What kinds of account anything was ever booked to. */
const ACCOUNTS = `
  SELECT DISTINCT split_part(account, ':', 1) AS name
  FROM (SELECT debit AS account FROM meeting.posting WHERE city_id = $1 UNION ALL SELECT credit FROM meeting.posting WHERE city_id = $1) AS booked`;

class History {
  private readonly needs: NeedId[] = [];
  private readonly gifts: StartedGift[] = [];

  constructor(readonly world: GivingCity) {}

  async take(step: Step): Promise<void> {
    switch (step.do) {
      case 'publish':
        this.needs.push(...(await this.world.needs([BigInt(step.amount)])));
        return;
      case 'start':
        return this.start(step.on, BigInt(step.amount), step.ifFilled, step.two);
      case 'tell':
      case 'lie': {
        const gift = pick(this.gifts, step.gift);
        const told = step.do === 'tell' ? { type: step.type } : { amount: (gift?.amount ?? 0n) + 1n };
        if (gift) await this.world.tell(gift, told);
        return;
      }
      case 'receive':
        return this.world.runDue();
      case 'wait':
        this.world.app.clock.advance(step.minutes * MINUTES);
        return this.world.runDue();
      case 'confirm':
        return this.confirm(step.on);
    }
  }

  private async start(on: number, amount: bigint, ifFilled: 'next' | 'refund', two: boolean): Promise<void> {
    const chosen = [...new Set([pick(this.needs, on), ...(two ? [pick(this.needs, on + 1)] : [])])].filter((id) => id !== undefined);
    try {
      this.gifts.push(
        await this.world.start(
          chosen.map((id) => [id, amount] as const),
          { ifFilled },
        ),
      );
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }

  /** What the biller's confirmation file does. */
  private async confirm(on: number): Promise<void> {
    const needId = pick(this.needs, on);
    const at = this.world.app.clock.now();
    if (!needId) return;
    const { amount } = await this.world.need(needId);
    await this.world.as('casework', async (tx) => {
      const paid = await markPaid(tx, [{ needId, paidOn: this.world.city.today(at) }]);
      const postings = [{ debit: accounts.need(needId), credit: accounts.billerReceipts('water'), amount }];
      const entry = { side: 'receiving', kind: 'confirm', entryKey: `confirm:${needId}`, currency: 'TRY', at, postings } as const;
      if (paid.length > 0) await post(tx, [entry]);
    });
  }
}

function pick<T>(list: readonly T[], at: number): T | undefined {
  return list[at % Math.max(1, list.length)];
}
