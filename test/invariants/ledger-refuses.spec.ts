import pg from 'pg';
import { accounts } from '../../src/ledger/index.js';
import { newId, type DonationId, type NeedId } from '../../src/kernel/ids.js';
import type { Login } from '../../src/platform/config/index.js';
import { atTheEnd, recordGuarantee } from '../support/index.js';
import { GivingCity, startGivingApp } from './giving.js';

const DENIED = '42501';
const NO_PARTNER = '23503';
const UNIQUE = '23505';
const CHECK = '23514';
const NULL = '23502';

const roles = ['donor', 'office', 'casework', 'network', 'books'] as const satisfies readonly Login[];
/** The hand that each writing role books for. */
const writers = { donor: 'giving', casework: 'receiving' } as const;

let world: GivingCity;
let attempts = 0;

beforeAll(async () => {
  world = await GivingCity.open(await startGivingApp());
  for (const [role, side] of Object.entries(writers)) await run(role as keyof typeof writers, soundEntry(side, newId()));
});

/** Runs statements in one transaction of this city, as one of the real logins, to its commit. */
async function run(role: Login, statements: readonly string[]): Promise<void> {
  const url = (world.app.databases.urls as Record<string, string>)[role];
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SET LOCAL app.city_id = '${world.city.id}'`);
    for (const statement of statements) await client.query(statement);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

async function refused(role: Login, code: string, statements: readonly string[]): Promise<void> {
  await expect(run(role, statements)).rejects.toMatchObject({ code });
  attempts += 1;
}

const donation = accounts.donation(newId<DonationId>());
const need = accounts.need(newId<NeedId>());

const entry = (side: string, id: string, reference: string = id, currency = 'TRY'): string =>
  `INSERT INTO meeting.journal_entry (city_id, id, side, kind, entry_key, currency, booked_at, happened_on, booked_on)
   VALUES ('${world.city.id}', '${id}', '${side}', 'test', '${reference}', '${currency}', '2026-11-20T09:00:00Z', '2026-11-20', '2026-11-20')`;
const posting = (
  side: string,
  id: string,
  change: { line?: number; debit?: string; credit?: string; amount?: string; currency?: string } = {},
): string => {
  const { line = 1, debit = `'${donation}'`, credit = `'${need}'`, amount = '500', currency = 'TRY' } = change;
  return `INSERT INTO meeting.posting (city_id, entry_id, line, side, currency, debit, credit, amount)
          VALUES ('${world.city.id}', '${id}', ${line}, '${side}', '${currency}', ${debit}, ${credit}, ${amount})`;
};
const soundEntry = (side: string, id: string): string[] => [entry(side, id), posting(side, id)];

describe.each(roles)('the ledger, to the login %s', (role) => {
  it.each(['journal_entry', 'posting', 'balance'])('gives no way to change or take away a row of %s', async (table) => {
    const column = table === 'balance' ? 'account' : 'currency';
    await refused(role, DENIED, [`UPDATE meeting.${table} SET ${column} = ${column} WHERE city_id = '${world.city.id}'`]);
    await refused(role, DENIED, [`DELETE FROM meeting.${table} WHERE city_id = '${world.city.id}'`]);
    await refused(role, DENIED, [`TRUNCATE meeting.${table} CASCADE`]);
  });
});

describe.each(['office', 'network', 'books'] as const)('the ledger, to the login %s', (role) => {
  it('cannot be written at all', async () => {
    await refused(role, DENIED, soundEntry('giving', newId()));
    await refused(role, DENIED, soundEntry('receiving', newId()));
  });
});

describe.each(Object.entries(writers) as ['donor' | 'casework', string][])('the ledger, to the login %s', (role, side) => {
  const otherSide = side === 'giving' ? 'receiving' : 'giving';

  it('takes a sound entry', async () => {
    await run(role, soundEntry(side, newId()));
  });

  it('refuses an empty entry, at the commit', async () => {
    await refused(role, NO_PARTNER, [entry(side, newId())]);
  });

  it('refuses an unbalanced posting: without one end, of nothing, less than nothing, or to itself', async () => {
    for (const [change, code] of [
      [{ debit: 'NULL' }, NULL],
      [{ credit: 'NULL' }, NULL],
      [{ amount: 'NULL' }, NULL],
      [{ amount: '0' }, CHECK],
      [{ amount: '-500' }, CHECK],
      [{ credit: `'${donation}'` }, CHECK],
      [{ debit: `'no-such-account'` }, CHECK],
    ] as const) {
      const id = newId();
      await refused(role, code, [entry(side, id), posting(side, id, change)]);
    }
  });

  it('refuses mixed currencies and mixed hands in one entry', async () => {
    const id = newId();
    await refused(role, NO_PARTNER, [...soundEntry(side, id), posting(side, id, { line: 2, currency: 'EUR' })]);
    await refused(role, DENIED, [...soundEntry(side, newId()), posting(otherSide, id, { line: 2 })]);
    await refused(role, DENIED, soundEntry(otherSide, newId()));
  });

  it('refuses a late posting to an entry of yesterday, and a made-up transaction', async () => {
    const id = newId();
    await run(role, soundEntry(side, id));
    await refused(role, NO_PARTNER, [posting(side, id, { line: 2 })]);
    await refused(role, DENIED, [
      posting(side, id, { line: 2 })
        .replace('amount)', 'amount, tx)')
        .replace(/500\)$/, `500, '1')`),
    ]);
  });

  it('refuses a second entry of one fact', async () => {
    const first = newId();
    const second = newId();
    await run(role, soundEntry(side, first));
    await refused(role, UNIQUE, [entry(side, second, first), posting(side, second)]);
  });
});

atTheEnd(() => {
  // Two writers × 14, five roles × 9, three readers × 2: an attempt left out would prove nothing.
  if (attempts !== 79) return;
  recordGuarantee(
    'M6',
    'The ledger refuses UPDATE, DELETE, TRUNCATE, empty, unbalanced, mixed and late postings, to every application role.',
    `${attempts} attempts by ${roles.length} logins, ${attempts} refused by the database`,
  );
});
