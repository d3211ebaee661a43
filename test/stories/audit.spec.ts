import { beforeAll, describe, expect, it } from '@jest/globals';
import { ConfirmPayments } from '../../src/disbursements/index.js';
import type { AuditRow } from '../../src/platform/audit/index.js';
import { GivingCity, startGivingApp } from '../invariants/giving.js';
import { testPerson, type TestApp } from '../support/index.js';
import { colleague } from './staff-desk.js';
import { clerk, deskAt, second } from './bill-file-desk.js';
import { fictionalBill } from './bill-file-maker.js';

interface Row {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
}

let app: TestApp;
let city: GivingCity;
const bill = fictionalBill(2, { bill_no: '70700707', account_no: '9090909', holder_name: 'Kanarya Örnek' });

const rowsOf = (hand: 'giving' | 'receiving'): Promise<Row[]> =>
  city.as(hand === 'giving' ? 'office' : 'casework', (tx) =>
    tx.query<Row>(`SELECT actor, action, subject FROM ${hand}.audit WHERE city_id = $1 ORDER BY at, action`, [city.city.id]),
  );

beforeAll(async () => {
  app = await startGivingApp();
  city = await GivingCity.open(app);
}, 60_000);

describe('what people did', () => {
  it('leaves a row each, with who, what and on which thing: a city, its accounts, a file, its approval, a confirmation', async () => {
    const desk = deskAt(app, city.city);
    await colleague(app, city.city, 'Umut Deneme', 'approver');
    const { batchId } = await desk.importBills([bill]);
    await desk.approve(batchId);
    const path = desk.write('confirmed.csv', `bill_no,amount,paid_on\n${bill.bill_no},1.00,2026-11-20\n`);
    await app.get(ConfirmPayments).run(city.city, { path, billerCode: 'water' }, testPerson('Toprak Kurgu'));

    expect((await rowsOf('giving')).map(({ actor, action }) => [actor, action])).toEqual([
      ['cli:city-create', 'city.create'],
      ['cli:test', 'provider_account.open'],
      ['cli:test', 'provider_account.open'],
      ['cli:test', 'staff.create'],
    ]);
    expect((await rowsOf('receiving')).map(({ actor, action, subject }) => [actor, action, subject.split(':')[0]])).toEqual([
      [second.id, 'bills.approve', 'batch'],
      [clerk.id, 'bills.import', 'batch'],
      [testPerson('Toprak Kurgu').id, 'payments.confirm', 'confirmation'],
    ]);
  });

  it('knows an account, a command or a job, and refuses a name, whoever writes the row', async () => {
    for (const [login, hand] of [
      ['office', 'giving'],
      ['donor', 'giving'],
      ['casework', 'receiving'],
    ] as const) {
      const write = (actor: string) =>
        city.as(login, (tx) =>
          tx.query(
            `INSERT INTO ${hand}.audit (city_id, id, at, actor, action, subject) VALUES ($1, gen_random_uuid(), now(), $2, 'test.try', 'test:1')`,
            [city.city.id, actor],
          ),
        );
      for (const actor of ['Deniz Örnek', 'deniz', '', 'cli:', 'someone:else', `${clerk.id} Deniz`])
        await expect(write(actor)).rejects.toMatchObject({ driverError: { constraint: 'audit_actor_check' } });
      for (const actor of [clerk.id, 'cli:deniz', 'job:daily-cutoff']) await write(actor);
    }
    // @ts-expect-error a name is no ActorId
    const named: AuditRow = { actor: 'Deniz Örnek' as string, action: 'test.try', subject: 'test:1', at: new Date() };
    expect(named.actor).toBe('Deniz Örnek');
  });

  it('names things by their ids: no household, no bill number, no subscriber', async () => {
    const text = JSON.stringify([await rowsOf('giving'), await rowsOf('receiving')]);
    for (const secret of [bill.holder_name, bill.national_id, bill.bill_no, bill.account_no]) expect(text).not.toContain(secret);
  });

  it('leaves nothing for a deed that was refused', async () => {
    const before = await rowsOf('receiving');
    const desk = deskAt(app, city.city);
    const { batchId } = await desk.importBills([fictionalBill(4, { bill_no: '70700708' })]);
    await expect(desk.approve(batchId, clerk)).rejects.toMatchObject({ code: 'second_person_required' });
    expect((await rowsOf('receiving')).length - before.length).toBe(1); // the file alone
  });

  it.each(['donor', 'office', 'casework', 'network', 'books'] as const)(
    'cannot be changed or taken away by the login %s',
    async (login) => {
      for (const table of ['giving.audit', 'receiving.audit']) {
        const [may] = await asOwner<{ change: boolean; away: boolean; empty: boolean }>(
          `SELECT has_table_privilege($1, $2, 'UPDATE') OR has_any_column_privilege($1, $2, 'UPDATE') AS change,
                has_table_privilege($1, $2, 'DELETE') AS away, has_table_privilege($1, $2, 'TRUNCATE') AS empty`,
          [login, table],
        );
        expect([login, table, may]).toEqual([login, table, { change: false, away: false, empty: false }]);
      }
    },
  );
});

/** As the owner of this file's database: the catalogue is the same for everybody. */
function asOwner<T extends object>(sql: string, parameters: readonly unknown[]): Promise<T[]> {
  return app.databases.asOwner<T>(sql, parameters);
}
