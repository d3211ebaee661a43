import { Readable } from 'node:stream';

import { CreateCity, type City } from '../../src/cities/index.js';
import { commandActor } from '../../src/kernel/actor.js';
import { FixedClock } from '../../src/kernel/clock.js';
import { dutyConflict, staffDuties, type StaffDuty } from '../../src/kernel/duties.js';
import { newId, type StaffId } from '../../src/kernel/ids.js';
import { addDays } from '../../src/kernel/local-date.js';
import { isRefusal } from '../../src/kernel/refusal.js';
import { CreateStaff } from '../../src/identity/index.js';
import { type CityTx, type Database, databaseToken } from '../../src/platform/database/index.js';
import { createStaffCommand } from '../../src/wiring/commands/create-staff.js';
import { startTestApp, testNoon, type TestApp } from '../support/index.js';
import { exampleCity } from './bill-file-city.js';
import { colleague, password, signIn, type Colleague } from './staff-desk.js';

// Which duties one person may have together: every set, by the page, by the command and by SQL of the office's own login.

let app: TestApp;
let city: City;
let admin: Colleague;

beforeAll(async () => {
  app = await startTestApp({ sites: ['office', 'casework'], clock: new FixedClock(testNoon) });
  city = await app.get(CreateCity).run(exampleCity, commandActor('test'));
  admin = await colleague(app, city, 'Admin Example', 'city_admin');
}, 60_000);
beforeEach(() => app.clock.set(testNoon));

const sets = Array.from({ length: 2 ** staffDuties.length }, (_, bits) => staffDuties.filter((_, at) => (bits >> at) % 2 === 1));
const some = sets.filter((set) => set.length > 0);
const office = <T>(work: (tx: CityTx<'office'>) => Promise<T>) =>
  app.app.get<Database<'office'>>(databaseToken('office'), { strict: false }).inCity(city.id, work);
const today = () => city.today(app.clock.now());

const addDuty = `INSERT INTO office.duty (city_id, staff_id, duty, valid_from, valid_until, exception_id, exception_from, exception_until, given_by, given_by_name, confirmed_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'cli:test', 'cli:test', now())`;

type Exception = { readonly id: string; readonly from: string; readonly until: string };

/** No last day, and no exception that it rests on. */
const without = [null, null, null, null];

/** Gives rows of duty to an account that has none, by SQL, and says which constraint refuses them; nothing is kept where `keep` says so. */
async function give(
  staff: StaffId,
  rows: readonly { duty: StaffDuty; from?: string; until?: string; exception?: Exception }[],
  keep = false,
) {
  const undone = new Error('undone');
  try {
    await office(async (tx) => {
      for (const { duty, from = today(), until, exception } of rows)
        await tx.query(addDuty, [city.id, staff, duty, from, until ?? null, exception?.id, exception?.from, exception?.until]);
      if (!keep) throw undone;
    });
    return 'kept';
  } catch (error) {
    if (error === undone) return 'fits';
    return (error as { driverError: { constraint?: string } }).driverError.constraint ?? String(error);
  }
}

/** An account that has no duty yet. */
async function person(): Promise<StaffId> {
  const id = newId<StaffId>();
  await office((tx) =>
    tx.query(
      `INSERT INTO office.staff (city_id, id, email, name, password_hash, password_own, status, opened_by, opened_by_name, created_at)
       SELECT city_id, $2::uuid, $2::uuid || '@istanbul.example', 'Example', password_hash, true, 'active', 'cli:test', 'cli:test', now() FROM office.staff WHERE city_id = $1 AND name = 'Admin Example'`,
      [city.id, id],
    ),
  );
  return id;
}

/** The command, with the password on its standard input; the code that it refuses with. */
async function command(...args: string[]): Promise<string> {
  const before = Object.getOwnPropertyDescriptor(process, 'stdin');
  Object.defineProperty(process, 'stdin', { configurable: true, value: Readable.from([`${password}\n`]) });
  try {
    await createStaffCommand({ args, get: (token) => app.get(token), print: () => undefined });
    return 'fits';
  } catch (error) {
    return isRefusal(error) ? error.code : String(error);
  } finally {
    if (before) Object.defineProperty(process, 'stdin', before);
  }
}

const expected = (set: readonly StaffDuty[]): string => (dutyConflict(set) ? 'duty_conflict' : 'fits');

describe('every set of duties', () => {
  it('is refused by the page, or opened, as the table says', async () => {
    for (const [at, duties] of some.entries()) {
      const form = { name: 'Set Example', email: `page${at}@istanbul.example`, password, duties };
      const { status, text } = await admin.send('/staff/people', form);
      const answer = status === 303 ? 'fits' : text.includes('One person cannot have all of these duties.') ? 'duty_conflict' : status;
      expect([duties, answer]).toEqual([duties, expected(duties)]);
    }
  }, 300_000);

  it('is refused by the command, or opened, as the table says', async () => {
    for (const [at, duties] of some.entries()) {
      const answer = await command(
        ...['--city', city.slug, '--name', 'Set Example', '--email', `command${at}@istanbul.example`],
        ...duties.flatMap((duty) => ['--duty', duty]),
      );
      expect([duties, answer]).toEqual([duties, expected(duties)]);
    }
    expect(await command('--city', city.slug, '--name', 'A', '--email', 'none@istanbul.example')).toBe('duty_required');
    expect(await command('--city', city.slug, '--name', 'A', '--email', 'none@istanbul.example', '--duty', 'mayor')).toBe('body_invalid');
  }, 300_000);

  it('is refused by the database, or taken, as the table says, whoever writes the rows', async () => {
    const staff = await person();
    for (const duties of some) {
      const answer = await give(
        staff,
        duties.map((duty) => ({ duty })),
      );
      expect([duties, answer.startsWith('duty_apart_') ? 'duty_conflict' : answer]).toEqual([duties, expected(duties)]);
    }
  }, 120_000);
});

describe('two duties that never go together', () => {
  it('may follow each other, and never share a day', async () => {
    const staff = await person();
    const until = (day: string) =>
      give(staff, [
        { duty: 'collections', until: day },
        { duty: 'treasurer', from: addDays(today(), 10) },
      ]);
    expect(await until(addDays(today(), 9))).toBe('fits');
    expect(await until(addDays(today(), 10))).toMatch(/^duty_apart_/);
  });

  it('are two even where one of them waits for its confirmation', async () => {
    const staff = await person();
    expect(await give(staff, [{ duty: 'collections' }], true)).toBe('kept');
    const waits = addDuty.replace("'cli:test', 'cli:test', now()", "gen_random_uuid()::text, 'A', NULL");
    await expect(office((tx) => tx.query(waits, [city.id, staff, 'clerk', today(), ...without]))).rejects.toMatchObject({
      driverError: { constraint: 'duty_apart_collections' },
    });
  });

  it('cannot be held twice on one day, ended before they begin, or named for a duty that there is not', async () => {
    const staff = await person();
    expect(await give(staff, [{ duty: 'clerk' }, { duty: 'clerk', from: addDays(today(), 1) }])).toBe('duty_once');
    expect(await give(staff, [{ duty: 'clerk', until: addDays(today(), -1) }])).toContain('range lower bound');
    expect(await give(staff, [{ duty: 'mayor' as StaffDuty }])).toBe('duty_duty_check');
  });
});

describe('an exception of a small city', () => {
  const both: StaffDuty[] = ['case_worker', 'approver'];
  const plant = (id: string, from: string, until: string, approvedBy: string) =>
    app.databases.asOwner(
      `SET app.city_id = '${city.id}';
       INSERT INTO office.duty_exception (city_id, id, valid_from, valid_until, reason, proposed_by, proposed_by_name, approved_by, approved_by_name, approved_at)
       VALUES ('${city.id}', '${id}', '${from}', '${until}', 'small city', 'a', 'A', '${approvedBy}', 'B', now());
       RESET app.city_id`,
    );

  it('is of two persons', async () => {
    for (const approvedBy of ['a', 'cli:root', 'CLI:root', 'mayor'])
      await expect(plant(newId(), today(), today(), approvedBy)).rejects.toMatchObject({ constraint: 'duty_exception_second_person' });
  });

  it('lets one person be case worker and approver on its own days, and lifts no other rule', async () => {
    const staff = await person();
    const last = addDays(today(), 30);
    const exception = { id: newId<StaffId>(), from: today(), until: last };
    expect(
      await command('--city', city.slug, '--name', 'A', '--email', 'small@istanbul.example', ...both.flatMap((duty) => ['--duty', duty])),
    ).toBe('duty_conflict');
    await plant(exception.id, today(), last, newId());

    const approver = (more: object) => give(staff, [{ duty: 'case_worker' }, { duty: 'approver', until: last, exception, ...more }]);
    expect(await approver({})).toBe('fits');
    expect(await approver({ until: addDays(last, 1) })).toBe('duty_within_exception');
    expect(await approver({ until: undefined })).toBe('duty_within_exception');
    expect(await approver({ exception: { ...exception, id: newId<StaffId>() } })).toBe('duty_rests_on_exception');
    const longer = { ...exception, until: addDays(last, 1) };
    expect(await approver({ until: longer.until, exception: longer })).toBe('duty_rests_on_exception');
    expect(await give(staff, [{ duty: 'collections' }, { duty: 'approver', until: last, exception }])).toBe('duty_apart_collections');

    const small = { name: 'Small Example', email: 'small@istanbul.example', password, duties: both };
    const id = await app.get(CreateStaff).run(city, small, commandActor('test'));
    await expect(
      app.get(CreateStaff).run(city, { ...small, email: 'x@istanbul.example', duties: [...both, 'collections'] }, commandActor('test')),
    ).rejects.toMatchObject({ code: 'duty_conflict' });
    const rows = await office((tx) =>
      tx.query('SELECT duty, valid_until FROM office.duty WHERE city_id = $1 AND staff_id = $2 ORDER BY duty', [city.id, id]),
    );
    expect(rows).toEqual([
      { duty: 'approver', valid_until: last },
      { duty: 'case_worker', valid_until: null },
    ]);
  });
});

describe('a duty', () => {
  it('counts from its first day to its last, by the city’s own calendar, and without one nobody signs in', async () => {
    const person = await colleague(app, city, 'Ending Example', 'case_worker', 'reporting_officer');
    const end = (duty: StaffDuty, day: string) =>
      office((tx) =>
        tx.query('UPDATE office.duty SET valid_until = $1 WHERE city_id = $2 AND staff_id = $3 AND duty = $4', [
          day,
          city.id,
          person.id,
          duty,
        ]),
      );
    await person.get('/staff/batches').expect(200);
    await end('case_worker', today());
    await person.get('/staff/batches').expect(200);

    // One minute before midnight in Istanbul, which is 21 h in UTC, and one minute after.
    const midnight = new Date(`${today()}T21:00:00Z`);
    const late = await signInAt(new Date(midnight.getTime() - 60_000));
    await late.get('/staff/batches').expect(200);
    app.clock.set(new Date(midnight.getTime() + 60_000));
    await late.get('/staff/batches').expect(403);
    await late.get('/staff').expect(200);

    await end('reporting_officer', addDays(today(), -1));
    await late.get('/staff/password').expect(401);
    await signInAs().expect(401);

    await office((tx) => tx.query(addDuty, [city.id, person.id, 'clerk', addDays(today(), 1), ...without]));
    await signInAs().expect(401);
    app.clock.advance(86_400_000);
    await signInAs().expect(303);

    function signInAs() {
      return app.visitor().post('/istanbul/en/staff/sign-in').type('form').send({ email: 'ending.example@istanbul.example', password });
    }
    async function signInAt(at: Date) {
      app.clock.set(at);
      return signIn(app, city, 'ending.example@istanbul.example');
    }
  });

  it('counts for nothing while it waits', async () => {
    const person = await colleague(app, city, 'Waiting Duty', 'reporting_officer');
    const waits = addDuty.replace("'cli:test', 'cli:test', now()", "gen_random_uuid()::text, 'A', NULL");
    await office((tx) => tx.query(waits, [city.id, person.id, 'case_worker', today(), ...without]));
    await person.get('/staff/batches').expect(403);
    const confirm = (by: string) =>
      office((tx) =>
        tx.query(
          `UPDATE office.duty SET confirmed_by = ${by}, confirmed_by_name = 'B', confirmed_at = now() WHERE city_id = $1 AND staff_id = $2`,
          [city.id, person.id],
        ),
      );
    await expect(confirm('given_by')).rejects.toMatchObject({ driverError: { constraint: 'duty_second_person' } });
    await confirm('gen_random_uuid()::text');
    await person.get('/staff/batches').expect(200);
  });
});
