import pg from 'pg';
import { newId, type NeedId, type ProviderAccountId, type StaffId } from '../../src/kernel/ids.js';
import { localDate, type LocalDate } from '../../src/kernel/local-date.js';
import { accounts, type Entry, post } from '../../src/ledger/index.js';
import { testServer } from '../support/test-server.js';
import { withDatabase } from '../../src/local/embedded/index.js';
import { GivingCity, startGivingApp, wrongIn } from './giving.js';

// On which day a fact stands in the books, and in which account at a provider.
let app: Awaited<ReturnType<typeof startGivingApp>>;
let world: GivingCity;
let cities = 0;

beforeAll(async () => {
  app = await startGivingApp();
});
beforeEach(async () => {
  world = await GivingCity.open(app, `days-${++cities}`);
});

const CHECK = '23514';
const water = accounts.billerReceipts('water');

/** Books one entry. @returns its days */
async function booked(at: string, happenedOn?: LocalDate, side: Entry['side'] = 'giving'): Promise<{ happened: string; booked: string }> {
  const entryKey = `test:${newId<never>() as string}`;
  const need = accounts.need(newId<NeedId>());
  const postings = [{ debit: water, credit: need, amount: 5n }];
  const entry: Entry = { side, kind: 'allocate', entryKey, currency: 'TRY', at: new Date(at), postings, ...(happenedOn && { happenedOn }) };
  const login = side === 'giving' ? 'donor' : 'casework';
  return world.as(login, async (tx) => {
    await post(tx, [entry]);
    return days(tx, entryKey);
  });
}

async function days(
  tx: { query: <Row>(sql: string, params: unknown[]) => Promise<Row[]> },
  entryKey: string,
): Promise<{ happened: string; booked: string }> {
  const [row] = await tx.query<{ happened: string; booked: string }>(
    `SELECT happened_on::text AS happened, booked_on::text AS booked FROM meeting.journal_entry WHERE city_id = $1 AND entry_key = $2`,
    [world.city.id, entryKey],
  );
  if (!row) throw new Error('nothing was booked');
  return row;
}

const ayse = newId<StaffId>();
const bora = newId<StaffId>();

/** A month that two persons closed. Nothing in the service closes one yet. */
async function closed(
  month: string,
  side: Entry['side'] = 'giving',
  [first, second]: readonly [string, string] = [ayse, bora],
): Promise<void> {
  const superuser = new pg.Client({ connectionString: withDatabase(testServer().superuserUrl, app.databases.name) });
  await superuser.connect();
  const close = superuser.query(
    `INSERT INTO meeting.period (city_id, side, month, status, proposed_by, proposed_by_name, proposed_at, closed_by, closed_by_name, closed_at)
     VALUES ($1, $2, $3, 'closed', $4, 'A name', '2026-11-02', $5, 'A name', '2026-11-02')`,
    [world.city.id, side, month, first, second],
  );
  await close.finally(() => superuser.end());
}

describe('the day of an entry', () => {
  it('is its day in the city’s zone', async () => {
    expect(await booked('2026-10-31T20:59:59Z')).toEqual({ happened: '2026-10-31', booked: '2026-10-31' });
    expect(await booked('2026-10-31T21:00:00Z')).toEqual({ happened: '2026-11-01', booked: '2026-11-01' });
  });

  it('is the day of the fact, where that is another one', async () => {
    expect(await booked('2026-11-20T09:00:00Z', localDate('2026-11-17'))).toEqual({ happened: '2026-11-17', booked: '2026-11-17' });
  });

  it('is the first open day after a month that is closed, and nothing is refused', async () => {
    await closed('2026-09-01');
    await closed('2026-10-01');
    expect(await booked('2026-11-20T09:00:00Z', localDate('2026-09-30'))).toEqual({ happened: '2026-09-30', booked: '2026-11-01' });
    expect(await booked('2026-11-20T09:00:00Z', localDate('2026-10-31'))).toEqual({ happened: '2026-10-31', booked: '2026-11-01' });
    expect(await booked('2026-11-20T09:00:00Z')).toEqual({ happened: '2026-11-20', booked: '2026-11-20' });
  });

  it('is not moved by a month that is closed on the other side, or in another city', async () => {
    await closed('2026-10-01', 'receiving');
    const october = localDate('2026-10-15');
    expect(await booked('2026-11-20T09:00:00Z', october)).toEqual({ happened: '2026-10-15', booked: '2026-10-15' });
    expect(await booked('2026-11-20T09:00:00Z', october, 'receiving')).toEqual({ happened: '2026-10-15', booked: '2026-11-01' });
    world = await GivingCity.open(app, `days-${++cities}`);
    expect(await booked('2026-11-20T09:00:00Z', october, 'receiving')).toEqual({ happened: '2026-10-15', booked: '2026-10-15' });
  });

  it('of a payment is when the provider took it: one of a closed month that is told of late is booked in the next', async () => {
    await closed('2026-10-01');
    const [need] = (await world.needs([1_000n])) as [NeedId];
    const gift = await world.start([[need, 1_000n]]);
    await world.tell(gift, { at: new Date('2026-10-31T20:30:00Z') }, { sentAt: app.clock.now() });
    await world.runDue();
    const late = { happened: '2026-10-31', booked: '2026-11-01' };
    expect(await world.as('donor', (tx) => days(tx, `capture:${gift.paymentId}`))).toEqual(late);
    const today = world.city.today(app.clock.now());
    expect(await world.as('donor', (tx) => days(tx, `allocate:${gift.donationId}`))).toEqual({ happened: today, booked: today });
    expect(wrongIn(await world.books())).toEqual([]);
  });

  it('is never before the fact', async () => {
    const early = `INSERT INTO meeting.journal_entry (city_id, id, side, kind, entry_key, currency, booked_at, happened_on, booked_on)
                   VALUES ($1, $2, 'giving', 'test', 'early', 'TRY', '2026-11-20', '2026-11-20', '2026-11-19')`;
    await expect(world.rows(early, newId())).rejects.toMatchObject({ code: CHECK });
  });
});

describe('a month of the books', () => {
  it('is closed by two persons, who are accounts', async () => {
    await expect(closed('2026-10-01', 'giving', [ayse, ayse])).rejects.toMatchObject({ constraint: 'period_second_person' });
    await expect(closed('2026-10-01', 'giving', [ayse, 'cli:root'])).rejects.toMatchObject({ constraint: 'period_second_person' });
    await expect(closed('2026-10-02')).rejects.toMatchObject({ code: CHECK });
    await closed('2026-10-01');
  });

  it('is closed by no login of the running service', async () => {
    const close = `INSERT INTO meeting.period (city_id, side, month, status) VALUES ($1, 'giving', '2026-10-01', 'closed')`;
    for (const login of ['donor', 'office', 'casework', 'books'] as const) {
      await expect(world.as(login, (tx) => tx.query(close, [world.city.id]))).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('the accounts of a provider', () => {
  it('are told apart, in postings and in stored balances', async () => {
    const [before, after] = [newId<ProviderAccountId>(), newId<ProviderAccountId>()];
    const entry = (account: ProviderAccountId, amount: bigint): Entry => ({
      side: 'giving',
      kind: 'allocate',
      entryKey: `test:${account}`,
      currency: 'TRY',
      at: app.clock.now(),
      postings: [{ debit: accounts.provider('stripe', account), credit: 'pool', amount }],
    });
    await world.as('donor', (tx) => post(tx, [entry(before, 7n), entry(after, 5n)]));
    const kept = await world.rows<{ account: string; amount: bigint }>(
      `SELECT account, sum(amount)::bigint AS amount FROM meeting.balance WHERE city_id = $1 AND account ~ '^provider' GROUP BY 1`,
    );
    expect(Object.fromEntries(kept.map(({ account, amount }) => [account, amount]))).toEqual({
      [`provider:stripe:${before}`]: 7n,
      [`provider:stripe:${after}`]: 5n,
    });
  });

  it('have no account without their number', async () => {
    const postings = [{ debit: 'provider:stripe' as const, credit: 'pool' as const, amount: 5n }];
    const entry: Entry = { side: 'giving', kind: 'allocate', entryKey: 'test', currency: 'TRY', at: app.clock.now(), postings };
    await expect(world.as('donor', (tx) => post(tx, [entry]))).rejects.toMatchObject({ code: CHECK });
  });
});
