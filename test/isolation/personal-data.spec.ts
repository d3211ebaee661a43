import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { ReadHousehold } from '../../src/cases/index.js';
import { EnterHousehold, FindHouseholdByNationalId } from '../../src/households/index.js';
import { FieldBinding } from '../../src/platform/crypto/field-binding.js';
import { FieldCrypto, fieldCryptoToken, MasterKey, type CityCipher } from '../../src/platform/crypto/index.js';
import { withDatabase } from '../../src/local/embedded/index.js';
import { openDesk, type Desk } from '../stories/bill-file-desk.js';
import { fictionalBill, fictionalId } from '../stories/bill-file-maker.js';
import { recordGuarantee, testPerson } from '../support/index.js';
import { testServer } from '../support/test-server.js';

/** What stands nowhere else in the world: found in a dump, it was kept in the clear. */
const canaries = {
  holder: 'Kanarya Örnekoğlu',
  refusedHolder: 'Reddedilmiş Kanaryaoğlu',
  household: 'Hane Kanaryagil',
  billNo: 'KANARYA-4711',
  subscriberNo: '8642097531',
  nationalId: fictionalId(88),
  refusedId: fictionalId(89),
  householdId: fictionalId(90),
};

/** Every row of every table, as a thief of the whole database reads it: no row security, bytes as they are and as text. */
async function dump(desk: Desk): Promise<{ tables: number; text: string }> {
  const client = new pg.Client({ connectionString: withDatabase(testServer().superuserUrl, desk.app.databases.name) });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    let text = '';
    for (const { name } of tables) {
      const { rows } = await client.query<{ line: string }>(`SELECT t::text AS line FROM ${name} AS t`);
      text += rows
        .map(({ line }) => `${line}\n${line.replace(/\\+x([0-9a-f]+)/g, (_, hex: string) => Buffer.from(hex, 'hex').toString('utf8'))}\n`)
        .join('');
    }
    return { tables: tables.length, text };
  } finally {
    await client.end();
  }
}

describe('personal data at rest', () => {
  let desk: Desk;
  let cipherOf: (of: Desk) => Promise<CityCipher>;
  let code: string;
  beforeAll(async () => {
    desk = await openDesk();
    const crypto = desk.app.app.get<FieldCrypto>(fieldCryptoToken('receiving'), { strict: false });
    cipherOf = (of) => of.inCity((tx) => crypto.forCity(tx));
    const good = {
      holder_name: canaries.holder,
      bill_no: canaries.billNo,
      account_no: canaries.subscriberNo,
      utility: 'gas',
      national_id: canaries.nationalId,
    };
    await desk.importBills([
      fictionalBill(1, good),
      fictionalBill(2, { ...good, holder_name: canaries.refusedHolder, national_id: canaries.refusedId, amount: '0' }),
    ]);
    const entered = await desk.app
      .get(EnterHousehold)
      .run(desk.city, { name: canaries.household, nationalId: canaries.householdId }, testPerson('Deniz Örnek'));
    ({ code } = entered);
  });

  it('a dump of the whole database gives no name, identity number, bill or account number, and no code', async () => {
    const { tables, text } = await dump(desk);
    // The dump is whole: what is public is there.
    for (const seen of ['istanbul', '2026/17', 'amount_not_positive', 'İSKİ']) expect(text).toContain(seen);
    for (const hidden of [...Object.values(canaries), code, code.replaceAll('-', '')]) expect(text.includes(hidden)).toBe(false);
    recordGuarantee(
      'W5',
      'A dump without the master key gives no name, id or subscriber number.',
      `${tables} tables read byte by byte, ${Object.keys(canaries).length + 1} planted secrets, 0 found`,
    );
  });

  it('the log holds none of it either', () => {
    for (const hidden of [...Object.values(canaries), code]) expect(desk.app.log.join('\n').includes(hidden)).toBe(false);
  });

  it('no other login has a grant on it', async () => {
    for (const login of ['donor', 'office', 'network', 'books'] as const) {
      for (const table of ['household', 'person', 'household_member', 'contact', 'payout_way', 'bill', 'data_key', 'outbox', 'audit']) {
        await expect(desk.app.databases.as(login, `SELECT city_id FROM receiving.${table}`)).rejects.toThrow(/permission denied/);
      }
    }
  });

  it('is sealed anew for each row: the same name twice gives two values, the same number one blind index', async () => {
    const cipher = await cipherOf(desk);
    const place = FieldBinding.of('receiving.person', 'name', ['a']);
    expect(cipher.seal('Deniz Örnek', place).equals(cipher.seal('Deniz Örnek', place))).toBe(false);
    expect(cipher.index('national_id', 'x').equals(cipher.index('national_id', 'x'))).toBe(true);
    const other = await cipherOf(await desk.other({ slug: 'izmir', names: { tr: 'İzmir' } }));
    expect(cipher.index('national_id', 'x').equals(other.index('national_id', 'x'))).toBe(false);
  });

  it('opens in its own row, column and city, and nowhere else', async () => {
    const cipher = await cipherOf(desk);
    const rows = await desk.sql<{ id: string; name: Buffer }>('SELECT id, name FROM receiving.person WHERE city_id = $1', [desk.city.id]);
    const [first, second] = rows;
    const place = (id = '', column = 'name', table = 'receiving.person'): FieldBinding => FieldBinding.of(table, column, [id]);
    const sealed = first?.name ?? Buffer.alloc(0);
    expect([canaries.holder, canaries.household]).toContain(cipher.open(sealed, place(first?.id)));
    expect(() => cipher.open(sealed, place(second?.id))).toThrow();
    expect(() => cipher.open(sealed, place(first?.id, 'national_id'))).toThrow();
    expect(() => cipher.open(sealed, place(first?.id, 'name', 'receiving.bill'))).toThrow();
    const other = await cipherOf(await desk.other({ slug: 'bursa', names: { tr: 'Bursa' } }));
    expect(() => other.open(sealed, place(first?.id))).toThrow();
    const changed = Buffer.from(sealed);
    changed[changed.length - 20] = (changed[changed.length - 20] ?? 0) ^ 1;
    expect(() => cipher.open(changed, place(first?.id))).toThrow();
  });

  it('a row whose name was swapped in the table with another’s does not open', async () => {
    const swapped = await desk.other({ slug: 'ankara', names: { tr: 'Ankara' } });
    const enter = async (index: number): Promise<string> =>
      (
        await desk.app
          .get(EnterHousehold)
          .run(swapped.city, { name: `Kişi ${String(index)}`, nationalId: fictionalId(index) }, testPerson('x'))
      ).householdId;
    const [a, b] = [await enter(1), await enter(2)];
    const personOf = (household: string): string =>
      `(SELECT person_id FROM receiving.household_member WHERE city_id = $1 AND household_id = ${household})`;
    await swapped.sql(
      `UPDATE receiving.person SET name = (SELECT name FROM receiving.person WHERE city_id = $1 AND id = ${personOf('$2')}) WHERE city_id = $1 AND id = ${personOf('$3')}`,
      [swapped.city.id, a, b],
    );
    const read = (householdId: string): Promise<unknown> =>
      desk.app.get(ReadHousehold).run(swapped.city, { householdId, reason: 'x' }, testPerson('x'));
    await expect(read(a)).resolves.toMatchObject({ name: 'Kişi 1' });
    await expect(read(b)).rejects.toThrow();
  });

  it('stays readable when the data key is rotated, and what is new is sealed by the new key', async () => {
    const crypto = desk.app.app.get<FieldCrypto>(fieldCryptoToken('receiving'), { strict: false });
    const before = await cipherOf(desk);
    await desk.inCity((tx) => crypto.rotateDataKey(tx));
    const after = await cipherOf(desk);
    const place = FieldBinding.of('receiving.person', 'name', ['a']);
    expect(after.open(before.seal('x', place), place)).toBe('x');
    expect(after.isStale(before.seal('x', place))).toBe(true);
    expect(() => before.open(after.seal('x', place), place)).toThrow();
    const found = await desk.app
      .get(FindHouseholdByNationalId)
      .run(desk.city, { nationalId: canaries.nationalId, reason: 'x' }, testPerson('x'));
    const household = await desk.app.get(ReadHousehold).run(desk.city, { householdId: found?.id ?? '', reason: 'x' }, testPerson('x'));
    expect(household).toMatchObject({
      name: canaries.holder,
      nationalId: canaries.nationalId,
      bills: [{ billNo: canaries.billNo, subscriberNo: canaries.subscriberNo }],
    });
    recordGuarantee(
      'W5',
      'Data keys rotate, and each value is bound to its row, column and city.',
      '1 rotation, old and new values read; 0 of 6 misplaced values opened',
    );
  });

  it('cannot be opened by another master key; the master key itself can be changed while the service runs', async () => {
    const old = Buffer.from(testServer().keys.receiving, 'base64');
    const fresh = randomBytes(32);
    const open = async (key: Buffer, previous?: Buffer): Promise<string> => {
      const crypto = new FieldCrypto(new MasterKey('receiving', key, previous), desk.app.clock);
      return desk.inCity(async (tx) => {
        const [row] = await tx.query<{ id: string; name: Buffer }>(
          'SELECT id, name FROM receiving.person WHERE city_id = $1 ORDER BY id LIMIT 1',
          [tx.cityId],
        );
        const binding = FieldBinding.of('receiving.person', 'name', [row?.id ?? '']);
        return (await crypto.forCity(tx)).open(row?.name ?? Buffer.alloc(0), binding);
      });
    };
    const name = await open(old);
    await expect(open(fresh)).rejects.toThrow();
    expect(await open(fresh, old)).toBe(name);
    await desk.inCity((tx) => new FieldCrypto(new MasterKey('receiving', fresh, old), desk.app.clock).rewrap(tx));
    expect(await open(fresh)).toBe(name);
    await expect(open(old)).rejects.toThrow();
  });
});
