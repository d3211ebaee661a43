import { randomBytes } from 'node:crypto';
import { addMissingHouseholds } from '../../src/households/household.store.js';
import { EnterHousehold } from '../../src/households/index.js';
import { makeHousehold, type NewHousehold } from '../../src/households/new-household.js';
import { newId } from '../../src/kernel/ids.js';
import { type FieldCrypto, fieldCryptoToken } from '../../src/platform/crypto/index.js';
import { openDesk, type Desk } from './bill-file-desk.js';
import { fictionalBill, fictionalId } from './bill-file-maker.js';
import { testPerson } from '../support/index.js';

describe('the people of a household', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });

  const enter = async (index: number): Promise<string> =>
    (await desk.app.get(EnterHousehold).run(desk.city, { name: 'Bulut Masal', nationalId: fictionalId(index) }, testPerson('Deniz Örnek')))
      .householdId;
  const members = (household: string): Promise<{ person_id: string; role: string; day: string; until: string | null }[]> =>
    desk.sql(
      `SELECT person_id, role, member_from::text AS day, member_until::text AS until FROM receiving.household_member
       WHERE city_id = $1 AND household_id = $2`,
      [desk.city.id, household],
    );
  const join = (household: string, person: string, role: string): Promise<object[]> =>
    desk.sql(
      `INSERT INTO receiving.household_member (city_id, household_id, person_id, role, member_from) VALUES ($1, $2, $3, $4, '2026-11-02')`,
      [desk.city.id, household, person, role],
    );
  const newPerson = async (): Promise<string> => {
    const id = newId();
    await desk.sql('INSERT INTO receiving.person (city_id, id, name, created_at) VALUES ($1, $2, $3, $4)', [
      desk.city.id,
      id,
      randomBytes(40),
      desk.app.clock.now(),
    ]);
    return id;
  };
  /** How many rows `work` adds to each table. */
  const added = async (work: () => Promise<unknown>): Promise<Record<'household' | 'person' | 'household_member', number>> => {
    const count = async (table: string): Promise<number> =>
      (await desk.sql(`SELECT FROM receiving.${table} WHERE city_id = $1`, [desk.city.id])).length;
    const all = async (): Promise<[number, number, number]> => [
      await count('household'),
      await count('person'),
      await count('household_member'),
    ];
    const before = await all();
    await work();
    const after = await all();
    return { household: after[0] - before[0], person: after[1] - before[1], household_member: after[2] - before[2] };
  };

  it('begin with the one who stands for it, from the day it was entered, and it is enrolled from that day', async () => {
    const household = await enter(1);
    const today = desk.city.today(desk.app.clock.now());
    expect(await members(household)).toEqual([{ person_id: expect.any(String) as string, role: 'applicant', day: today, until: null }]);
    const rows = await desk.sql(
      `SELECT enrolment, enrolled_from::text AS day, enrolled_until AS until FROM receiving.household WHERE city_id = $1 AND id = $2`,
      [desk.city.id, household],
    );
    expect(rows).toEqual([{ enrolment: 'enrolled', day: today, until: null }]);
  });

  it('may be several, of whom one is the applicant', async () => {
    const household = await enter(2);
    await join(household, await newPerson(), 'child');
    await expect(join(household, await newPerson(), 'applicant')).rejects.toThrow('household_member_applicant');
    expect((await members(household)).map(({ role }) => role).sort()).toEqual(['applicant', 'child']);
  });

  it('belong to one household at a time', async () => {
    const [one, other] = [await enter(3), await enter(4)];
    const [applicant] = await members(one);
    await expect(join(other, applicant?.person_id ?? '', 'partner')).rejects.toThrow('household_member_once');
    const person = await newPerson();
    await join(other, person, 'parent');
    await expect(join(one, person, 'parent')).rejects.toThrow('household_member_once');
  });

  it('are made by a file once for each number, however many bills have it', async () => {
    const national_id = fictionalId(50);
    const bills = [fictionalBill(1, { national_id }), fictionalBill(2, { national_id }), fictionalBill(3, { national_id: fictionalId(1) })];
    expect(await added(() => desk.importBills(bills, 'people.csv'))).toEqual({ household: 1, person: 1, household_member: 1 });
  });

  it('are left as they are by a file whose household a clerk entered at the same moment: no household without a person', async () => {
    const crypto = desk.app.app.get<FieldCrypto>(fieldCryptoToken('receiving'), { strict: false });
    const facts = { name: 'Toprak Hayali', country: desk.city.country, language: 'tr' };
    const now = desk.app.clock.now();
    const addBoth = (): Promise<void> =>
      desk.inCity(async (tx) => {
        const cipher = await crypto.forCity(tx);
        const make = (index: number): NewHousehold =>
          makeHousehold(cipher, { ...facts, nationalId: fictionalId(index) }, { now, today: desk.city.today(now) });
        await addMissingHouseholds(tx, [make(1), make(60)]);
      });
    expect(await added(addBoth)).toEqual({ household: 1, person: 1, household_member: 1 });
    expect(await added(addBoth)).toEqual({ household: 0, person: 0, household_member: 0 });
  });

  it.each(['contact', 'payout_way'])('have no %s that anybody may read or write yet', async (table) => {
    await expect(desk.sql(`SELECT city_id FROM receiving.${table}`)).rejects.toThrow(/permission denied/);
  });
});
