import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { ReadHousehold } from '../../src/cases/index.js';
import { EnterHousehold } from '../../src/households/index.js';
import { RotateKeys } from '../../src/platform/crypto/index.js';
import { type SealedColumnPlace, sealedColumnsOf } from '../../src/platform/crypto/sealed-list.js';
import { fictionalBill, fictionalId } from '../stories/bill-file-maker.js';
import { deskAt, type Desk } from '../stories/bill-file-desk.js';
import { exampleCity } from '../stories/bill-file-city.js';
import { CreateCity } from '../../src/cities/index.js';
import { recordGuarantee, startTestApp, type TestApp, testPerson } from '../support/index.js';

// What is sealed, and that keys:rotate reaches all of it: the entities mark the columns, the catalogue says which columns hold bytes at all.

/** Columns of bytes that hold nothing sealed by a data key, and what they hold. */
const openBytes: Readonly<Record<string, string>> = {
  'giving.data_key.wrapped': 'a data key, sealed by the master key itself; every run seals it again',
  'receiving.data_key.wrapped': 'a data key, sealed by the master key itself; every run seals it again',
  'office.report_key.private_key': 'a signing key, sealed by the office’s master key itself; every run seals it again',
  'office.report_key.public_key': 'public',
  'network.member_key.public_key': 'public',
  'giving.request_count.client_subnet': 'a digest by a key of one day',
  'receiving.request_count.client_subnet': 'a digest by a key of one day',
  'giving.idempotency_key.key_hash': 'blind index',
  'giving.idempotency_key.body_digest': 'blind index',
  'giving.donation.token_hash': 'digest of a random token',
  'giving.inbox.digest': 'digest of what a provider sent',
  'giving.provider_account_proposal.secret_digest': 'digest of what is sealed',
  'office.session.token_hash': 'digest of a random token',
  'office.sign_in_try.account_hash': 'digest by a key',
  'network.session.token_hash': 'digest of a random token',
  'network.sign_in_try.account_hash': 'digest by a key',
  'receiving.household.code_hash': 'blind index',
  'receiving.person.national_id_index': 'blind index',
  'receiving.contact.value': 'nothing yet: no login may write it. Sealed, and marked in its entity, once one does',
  'receiving.contact.value_index': 'nothing yet: blind index',
  'receiving.payout_way.details': 'nothing yet: no login may write it. Sealed, and marked in its entity, once one does',
  'receiving.payout_way.account_index': 'nothing yet: blind index',
  'receiving.bill.bill_no_index': 'blind index',
  'receiving.bill_batch.file_hash': 'digest of a file',
  'receiving.confirmation.file_hash': 'digest of a file',
  'receiving.thanks_offer.token_hash': 'digest of a random token',
};

const logins = { donor: 'giving', casework: 'receiving' } as const;
const nameOf = ({ table, column }: SealedColumnPlace): string => `${table}.${column}`;

describe('what is sealed', () => {
  let app: TestApp;
  let desk: Desk;
  let places: (SealedColumnPlace & { login: keyof typeof logins })[];

  beforeAll(async () => {
    app = await startTestApp({ sites: ['donor', 'office', 'casework'] });
    desk = deskAt(app, await app.get(CreateCity).run(exampleCity));
    places = (['donor', 'casework'] as const).flatMap((login) =>
      sealedColumnsOf(app.app.get<DataSource>(getDataSourceToken(login), { strict: false }))
        .filter(({ schema }) => schema === logins[login])
        .map((place) => ({ ...place, login })),
    );
  });

  it('is every column of bytes but those listed here, each with what it holds instead', async () => {
    const columns = await app.databases.asOwner<{ name: string }>(
      `SELECT table_schema || '.' || table_name || '.' || column_name AS name FROM information_schema.columns
       WHERE data_type = 'bytea' AND table_schema IN ('shared', 'meeting', 'giving', 'receiving', 'office', 'network') ORDER BY 1`,
    );
    const held = columns.map(({ name }) => name);
    const sealed = places.map(nameOf);
    const known = [...sealed, ...Object.keys(openBytes)];
    expect({ unmarked: held.filter((name) => !known.includes(name)) }).toEqual({ unmarked: [] });
    expect({ gone: known.filter((name) => !held.includes(name)) }).toEqual({ gone: [] });
    expect({ listedTwice: sealed.filter((name) => name in openBytes) }).toEqual({ listedTwice: [] });
  });

  it('can be sealed again by the login that keys:rotate uses, or says why it never is', async () => {
    for (const place of places.filter(({ neverResealed }) => neverResealed === undefined)) {
      const [row] = await app.databases.asOwner<{ may: boolean }>(
        `SELECT has_column_privilege($1, $2, $3, 'SELECT') AND has_column_privilege($1, $2, $3, 'UPDATE') AS may`,
        [place.login, place.table, place.column],
      );
      expect({ place: nameOf(place), may: row?.may }).toEqual({ place: nameOf(place), may: true });
    }
    const kept = places.filter(({ neverResealed }) => neverResealed !== undefined);
    expect(kept.every(({ neverResealed = '' }) => neverResealed.length > 20)).toBe(true);
    expect(kept.length).toBeLessThan(4);
  });

  it('is sealed by the newest key after keys:rotate --data, in every column that has a value, and still opens', async () => {
    await desk.importBills([fictionalBill(1, {}), fictionalBill(2, {})]);
    const { householdId } = await app
      .get(EnterHousehold)
      .run(desk.city, { name: 'Deniz Örnek', nationalId: fictionalId(7) }, testPerson('Deniz Örnek'));
    const before = await versions();
    expect(Object.keys(before).length).toBeGreaterThanOrEqual(5);
    expect(new Set(Object.values(before).flat())).toEqual(new Set([1]));
    const values = Object.values(before).flat().length;
    expect(await app.get(RotateKeys).run({ dataKeys: true })).toEqual({ cities: 2, sealed: values, spoiled: 0 });
    expect(new Set(Object.values(await versions()).flat())).toEqual(new Set([2]));
    expect(await app.get(RotateKeys).run({ dataKeys: false })).toEqual({ cities: 2, sealed: 0, spoiled: 0 });
    await expect(app.get(ReadHousehold).run(desk.city, { householdId, reason: 'x' }, testPerson('x'))).resolves.toMatchObject({
      name: 'Deniz Örnek',
      nationalId: fictionalId(7),
    });
    recordGuarantee(
      'W5',
      'Sealed columns are a list made from the entities: keys:rotate seals every value of them by the newest key.',
      `${places.length} sealed columns, ${Object.keys(openBytes).length} other columns of bytes named; ${values} values sealed again, all read`,
    );
  });

  it('is left and counted where it does not open', async () => {
    const [one] = await desk.sql<{ id: string }>('SELECT id FROM receiving.bill WHERE city_id = $1 ORDER BY id LIMIT 1', [desk.city.id]);
    await desk.sql(`UPDATE receiving.bill SET holder = set_byte(holder, 20, get_byte(holder, 20) # 1) WHERE city_id = $1 AND id = $2`, [
      desk.city.id,
      one?.id,
    ]);
    const { spoiled } = await app.get(RotateKeys).run({ dataKeys: true });
    expect(spoiled).toBe(1);
    expect(app.log.join('\n')).toContain('a value of receiving.bill.holder does not open');
  });

  /** By column, the key version of each value that the city has. */
  async function versions(): Promise<Record<string, number[]>> {
    const found: Record<string, number[]> = {};
    for (const { table, column } of places) {
      const rows = await app.databases.inCityAsOwner<{ version: number }>(
        desk.city.id,
        `SELECT get_byte(${column}, 1) AS version FROM ${table} WHERE ${column} IS NOT NULL`,
      );
      if (rows.length > 0) found[`${table}.${column}`] = rows.map(({ version }) => version);
    }
    return found;
  }
});
