import { newId, type NeedId } from '../../src/kernel/ids.js';
import { accounts, post, type Account, type Entry } from '../../src/ledger/index.js';
import { markPaid } from '../../src/needs/index.js';
import { booksChecks, type CheckName } from '../../src/wiring/books-checks.js';
import { GivingCity, startGivingApp, wrongIn } from './giving.js';

// What a mistake of ours, or a stranger with a side's own login, could do. Each in a city of its own.
let app: Awaited<ReturnType<typeof startGivingApp>>;
let cities = 0;

beforeAll(async () => {
  app = await startGivingApp();
});

/** A city with one bill given in full, one in part, and one checkout under way. */
async function aCity(): Promise<{ world: GivingCity; full: NeedId; part: NeedId; gift: string; held: string }> {
  const world = await GivingCity.open(app, `city-${++cities}`);
  const [full, part] = (await world.needs([10_000n, 10_000n])) as [NeedId, NeedId];
  const gift = await world.start([[full, 10_000n]]);
  await world.tell(gift);
  await world.tell(await world.start([[part, 4_000n]]));
  await world.runDue();
  const held = await world.start([[part, 1_000n]]);
  expect(wrongIn(await world.books())).toEqual([]);
  return { world, full, part, gift: gift.donationId, held: held.donationId };
}

type World = Awaited<ReturnType<typeof aCity>>;

const entry = (side: Entry['side'], debit: Account, credit: Account, amount: bigint): Entry => {
  const kind = side === 'giving' ? 'allocate' : 'confirm';
  return {
    side,
    kind,
    entryKey: `made up: ${newId<never>() as string}`,
    currency: 'TRY',
    at: app.clock.now(),
    postings: [{ debit, credit, amount }],
  };
};
const atProvider = accounts.provider('stripe', newId());
const give = ({ world }: World, ...made: Parameters<typeof entry>): Promise<void> => world.as('donor', (tx) => post(tx, [entry(...made)]));
const change = ({ world }: World, sql: string, ...params: unknown[]): Promise<unknown> => world.rows(sql, ...params);

const mistakes: [what: string, check: CheckName, make: (city: World) => Promise<unknown>][] = [
  [
    'money put with a need that is not there',
    'accounts_known',
    (c) => give(c, 'giving', accounts.billerReceipts('water'), accounts.need(newId()), 5n),
  ],
  ['money left in an account that no deed uses', 'accounts_known', (c) => give(c, 'giving', 'suspense', 'unreturnable', 5n)],
  ['a need credited without a gift', 'needs_funded', (c) => give(c, 'giving', accounts.billerReceipts('water'), accounts.need(c.part), 5n)],
  [
    'a gift taken back from its need',
    'donations_placed',
    (c) => give(c, 'giving', accounts.need(c.full), accounts.donation(c.gift as never), 5n),
  ],
  ['a refund sent that nobody owes', 'refunds_owed', (c) => give(c, 'giving', 'refund-payable', accounts.billerReceipts('water'), 5n)],
  [
    'more going back of a payment than its refunds say',
    'refunds_within',
    (c) => change(c, `UPDATE giving.payment SET returned = 1 WHERE city_id = $1 AND donation_id = $2`, c.gift),
  ],
  ['money claimed from a dispute that is not there', 'disputes_held', (c) => give(c, 'giving', 'dispute-receivable', atProvider, 5n)],
  [
    'a refund that a dispute is said to have taken the place of',
    'refunds_offset',
    (c) =>
      change(
        c,
        `INSERT INTO giving.refund (city_id, id, payment_id, status, currency, amount, from_pool, created_at, sent_at, attempts, offset_amount)
         SELECT $1, gen_random_uuid(), id, 'succeeded', 'TRY', 5, 0, created_at, created_at, 0, 1 FROM giving.payment
         WHERE city_id = $1 AND donation_id = $2`,
        c.gift,
      ),
  ],
  ['more taken out of the pool than came into it', 'pool_free', (c) => give(c, 'giving', 'pool', accounts.need(c.part), 5n)],
  [
    'a class that counts more needs than wait in it',
    'classes_counted',
    (c) =>
      change(
        c,
        `INSERT INTO meeting.need_class (city_id, kind, code, price_band, currency, open_count, public_threshold) VALUES ($1, 'bill', 'water', 25000, 'TRY', 7, 5)`,
      ),
  ],
  [
    'a district that counts more bills than wait in it',
    'districts_counted',
    (c) => change(c, `INSERT INTO meeting.need_district (city_id, district, open_count, public_threshold) VALUES ($1, 'Merkez', 7, 5)`),
  ],
  ['a loss that no dispute made', 'disputes_cost', (c) => give(c, 'giving', 'dispute-losses', atProvider, 5n)],
  ['money at the bank that no settlement brought', 'settlements_booked', (c) => give(c, 'giving', accounts.bank('TR33'), atProvider, 5n)],
  ['a fee that no settlement told of', 'settlements_booked', (c) => give(c, 'giving', 'provider-fees', atProvider, 5n)],
  [
    'a stored balance changed alone',
    'stored_balances',
    (c) => change(c, `UPDATE meeting.balance SET amount = amount + 1 WHERE city_id = $1`),
  ],
  [
    'a need filled by hand',
    'needs_allocated',
    (c) => change(c, `UPDATE meeting.need SET funded = 5000 WHERE city_id = $1 AND id = $2`, c.part),
  ],
  [
    'a captured payment that was forgotten',
    'payments_booked',
    (c) => change(c, `UPDATE giving.payment SET status = 'pending' WHERE city_id = $1`),
  ],
  [
    'a checkout that ended and let nothing go',
    'reservations_alive',
    (c) => change(c, `UPDATE giving.donation SET status = 'expired' WHERE city_id = $1 AND id = $2`, c.held),
  ],
  ['the counter moved alone', 'live_counter', (c) => change(c, `UPDATE meeting.tally SET given = given + 1 WHERE city_id = $1`)],
  [
    'a bill marked as paid and not booked',
    'needs_paid',
    (c) => c.world.as('casework', (tx) => markPaid(tx, [{ needId: c.full, paidOn: c.world.city.today(app.clock.now()) }])),
  ],
  [
    'a bill confirmed by another biller than the one that has the money',
    'billers_own',
    (c) =>
      c.world.as('casework', async (tx) => {
        await markPaid(tx, [{ needId: c.full, paidOn: c.world.city.today(app.clock.now()) }]);
        await post(tx, [entry('receiving', accounts.need(c.full), accounts.billerReceipts('gas'), 10_000n)]);
      }),
  ],
];

/** What no login can plant: an entry out of balance, and one without postings or with another side's. See ledger-refuses.spec.ts. */
const heldByTheDatabase: CheckName[] = ['trial_balance', 'entries_sound'];

describe('check:books', () => {
  it('has every one of its checks seen at work here', () => {
    const seen = [...new Set([...mistakes.map(([, check]) => check), ...heldByTheDatabase])];
    expect(seen.sort()).toEqual(Object.keys(booksChecks).sort());
  });

  it.each(mistakes)('notices %s', async (_what, check, make) => {
    const city = await aCity();
    await make(city);
    expect(wrongIn(await city.world.books()).join()).toContain(`: ${check} (`);
  });
});
