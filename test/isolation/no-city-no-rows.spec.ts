import { randomUUID } from 'node:crypto';
import pg from 'pg';

import { withDatabase } from '../../src/local/embedded/index.js';
import { atTheEnd, testDatabases, type TestDatabases } from '../support/index.js';
import { testServer } from '../support/test-server.js';

// W2: without a city there is nothing to see and nothing to write; with one, there is that city and no other.

const [here, there] = [randomUUID(), randomUUID()];
let databases: TestDatabases;

beforeAll(async () => {
  databases = await testDatabases();
  const superuser = new pg.Client({ connectionString: withDatabase(testServer().superuserUrl, databases.name) });
  await superuser.connect();
  for (const [city, slug] of [
    [here, 'hereville'],
    [there, 'thereville'],
  ]) {
    await superuser.query(`
      INSERT INTO shared.city (id, slug, names, country, time_zone, languages, status, accent, listing, k)
      VALUES ('${city}', '${slug}', '{"en":"Town"}', 'TR', 'Europe/Istanbul', '{en}', 'open', '#0b6b5e', 'exact', 5);
      INSERT INTO shared.biller VALUES ('${city}', 'water', 'Water', 'water', '.', '.');
      INSERT INTO meeting.need (city_id, id, kind, status, currency, amount, price_band, biller_code, fundable_until, published_on)
      VALUES ('${city}', gen_random_uuid(), 'bill', 'open', 'TRY', 100, 100, 'water', '2027-01-01', '2026-11-01');
      INSERT INTO giving.donation (city_id, id, status, path, currency, amount, language, if_filled, token_hash, created_at, reserved_until)
      VALUES ('${city}', gen_random_uuid(), 'created', 'direct', 'TRY', 100, 'en', 'next', sha256('${city}'), '2026-11-01', '2026-11-01');
      INSERT INTO receiving.household (city_id, id, case_no, code_hash, language, enrolment, enrolled_from, created_at)
      VALUES ('${city}', gen_random_uuid(), '1', '', 'en', 'enrolled', '2026-11-01', '2026-11-01');
      INSERT INTO receiving.person (city_id, id, name, created_at) VALUES ('${city}', gen_random_uuid(), '', '2026-11-01');
      INSERT INTO receiving.household_member (city_id, household_id, person_id, role, member_from)
      SELECT city_id, (SELECT id FROM receiving.household h WHERE h.city_id = '${city}'), id, 'applicant', '2026-11-01'
      FROM receiving.person WHERE city_id = '${city}';
      INSERT INTO receiving.decision (city_id, id, kind, number, proposed_by, proposed_by_name, proposed_at)
      VALUES ('${city}', gen_random_uuid(), 'register', '1', 'a', 'A', '2026-11-01');
      INSERT INTO receiving.support (city_id, id, household_id, need_id, kind, currency, amount, decision_id, proposed_by, proposed_by_name, created_at,
        status, ended_reason, ended_on)
      SELECT city_id, gen_random_uuid(), id, (SELECT id FROM meeting.need n WHERE n.city_id = '${city}'), 'cash', 'TRY', 100,
        (SELECT id FROM receiving.decision d WHERE d.city_id = '${city}'), 'a', 'A', '2026-11-01', 'withdrawn', 'household_wish', '2026-11-01'
      FROM receiving.household WHERE city_id = '${city}';
      INSERT INTO receiving.handover (city_id, id, support_id, need_id, decision_no, handed_on, status, proposed_by, proposed_by_name, proposed_at)
      SELECT city_id, gen_random_uuid(), id, need_id, '1', '2026-11-01', 'proposed', 'A', 'A', '2026-11-01' FROM receiving.support WHERE city_id = '${city}';
      INSERT INTO shared.support_package (city_id, code, names, price, monthly_quota) VALUES ('${city}', 'family', '{"en":"Family"}', 100, 1);
      INSERT INTO receiving.package_month VALUES ('${city}', 'family', '2026-11-01', 1);
      INSERT INTO office.staff (city_id, id, email, name, password_hash, password_own, status, opened_by, opened_by_name, created_at)
      VALUES ('${city}', gen_random_uuid(), 'a@example.org', 'A', '$argon2id$', false, 'waiting', 'B', 'B', '2026-11-01');`);
  }
  await superuser.end();
});

const tables = [
  ['donor', 'shared.biller'],
  ['donor', 'meeting.need'],
  ['donor', 'giving.donation'],
  ['office', 'giving.donation'],
  ['office', 'office.staff'],
  ['casework', 'meeting.need'],
  ['casework', 'receiving.household'],
  ['casework', 'receiving.person'],
  ['casework', 'receiving.household_member'],
  ['casework', 'receiving.decision'],
  ['casework', 'receiving.support'],
  ['casework', 'receiving.handover'],
  ['casework', 'receiving.package_month'],
  ['casework', 'office.staff'],
  ['books', 'giving.donation'],
  ['books', 'meeting.need'],
] as const;

type Login = (typeof tables)[number][0];

async function count(login: Login, table: string, city?: string): Promise<number> {
  const client = new pg.Client({ connectionString: databases.urls[login] });
  await client.connect();
  try {
    await client.query('BEGIN');
    if (city !== undefined) await client.query(`SET LOCAL app.city_id = '${city}'`);
    // As an injection would ask: no WHERE, every city.
    const { rows } = await client.query<{ city_id: string }>(`SELECT city_id FROM ${table}`);
    return rows.length;
  } finally {
    await client.end();
  }
}

describe.each(tables)('%s at %s', (login, table) => {
  it('sees nothing without a city', async () => {
    expect(await count(login, table)).toBe(0);
    expect(await count(login, table, '')).toBe(0);
  });

  it('sees its own city and not the other', async () => {
    expect(await count(login, table, here)).toBe(1);
    expect(await count(login, table, there)).toBe(1);
    expect(await count(login, table, randomUUID())).toBe(0);
  });
});

describe('writing', () => {
  const insert = (city: string): string =>
    `INSERT INTO meeting.need (city_id, id, kind, status, currency, amount, price_band, biller_code, fundable_until, published_on)
     VALUES ('${city}', gen_random_uuid(), 'bill', 'open', 'TRY', 100, 100, 'water', '2027-01-01', '2026-11-01')`;

  async function attempt(sql: string, city?: string): Promise<string> {
    const client = new pg.Client({ connectionString: databases.urls.casework });
    await client.connect();
    atTheEnd(() => client.end());
    await client.query('BEGIN');
    if (city !== undefined) await client.query(`SET LOCAL app.city_id = '${city}'`);
    return client.query(sql).then(
      ({ rowCount }) => String(rowCount),
      (error: unknown) => (error as { code: string }).code,
    );
  }

  it('is refused without a city and into another one, and done in its own', async () => {
    expect(await attempt(insert(here))).toBe('42501');
    expect(await attempt(insert(there), here)).toBe('42501');
    expect(await attempt(insert(here), here)).toBe('1');
  });

  it('changes no row of another city', async () => {
    expect(await attempt(`UPDATE meeting.need SET status = 'withdrawn' WHERE city_id = '${there}'`, here)).toBe('0');
    expect(await attempt(`UPDATE meeting.need SET status = 'withdrawn' WHERE city_id = '${there}'`, there)).toBe('1');
  });
});
