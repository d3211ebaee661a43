import { Cities, CreateCity, type City } from '../../src/cities/index.js';
import { commandActor } from '../../src/kernel/actor.js';
import { CreateStaff, DecideStaff } from '../../src/identity/index.js';
import { staffLifecycle } from '../../src/identity/domain/staff-lifecycle.js';
import { newId, type StaffId } from '../../src/kernel/ids.js';
import { type CityTx, type Database, databaseToken } from '../../src/platform/database/index.js';
import { textsIn } from '../../src/platform/texts/index.js';
import { startTestApp, type TestApp } from '../support/index.js';
import { exampleCity } from './bill-file-city.js';
import { colleague, password, signIn, type Colleague } from './staff-desk.js';

describe('a city’s people', () => {
  let app: TestApp;
  let city: City;
  beforeAll(async () => {
    app = await startTestApp({ sites: ['office', 'casework'] });
    city = await app.get(CreateCity).run(exampleCity);
  }, 60_000);

  const opened = { name: 'New Example', email: 'new@istanbul.example', password: 'a first password', duties: ['city_admin', 'approver'] };
  const tryIn = (word: string) =>
    app.visitor().post('/istanbul/en/staff/sign-in').type('form').send({ email: opened.email, password: word });
  const office = <T>(work: (tx: CityTx<'office'>) => Promise<T>) =>
    app.app.get<Database<'office'>>(databaseToken('office'), { strict: false }).inCity(city.id, work);
  const waiting = async (by: Colleague): Promise<string> =>
    /staff\/people\/([0-9a-f-]{36})"/.exec((await by.get('/staff/people').expect(200)).text)?.[1] ?? 'nobody waits';

  it('are let in by two administrators: one alone cannot make a second person of their own', async () => {
    const admin = await colleague(app, city, 'Admin Example', 'city_admin');
    expect((await admin.get('/staff/people')).text).toContain('npm run staff:create -- --city istanbul');
    await admin.send('/staff/people', opened).expect(303).expect('location', '/istanbul/en/staff/people?done=opened');
    const { text } = await admin.get('/staff/people?done=opened').expect(200);
    for (const seen of ['New Example', 'Approver', 'wait for a second administrator', 'npm run staff:create']) expect(text).toContain(seen);
    expect(text).not.toContain('value="confirm"');
    // Nothing tells that it exists.
    expect((await tryIn(opened.password).expect(401)).text).toContain('The name and password do not match.');

    const id = await waiting(admin);
    const refused = await admin.send(`/staff/people/${id}`, { decision: 'confirm' }).expect(403);
    expect(refused.text).toContain('second_person_required');
    const confirm =
      "UPDATE office.staff SET status = 'active', confirmed_by = opened_by, confirmed_by_name = 'X', confirmed_at = created_at WHERE id = $1";
    await expect(office((tx) => tx.query(confirm, [id]))).rejects.toMatchObject({ driverError: { constraint: 'staff_second_person' } });
    await tryIn(opened.password).expect(401);

    const second = await colleague(app, city, 'Second Example', 'city_admin');
    expect((await second.get('/staff/people')).text).not.toContain('npm run staff:create');
    await (await colleague(app, city, 'Other Example', 'approver')).send(`/staff/people/${id}`, { decision: 'confirm' }).expect(403);
    await second
      .send(`/staff/people/${id}`, { decision: 'confirm' })
      .expect(303)
      .expect('location', '/istanbul/en/staff/people?done=confirm');
    for (const decision of ['confirm', 'decline']) await second.send(`/staff/people/${id}`, { decision }).expect(409);
    expect(await office((tx) => tx.query('DELETE FROM office.staff WHERE id = $1 RETURNING id', [id]))).toEqual([]);
  });

  it('choose their own password before any desk opens, and whoever knew the first one is out', async () => {
    const opener = await signIn(app, city, opened.email, 'the opener', opened.password);
    const person = await signIn(app, city, opened.email, opened.name, opened.password);
    const there = '/istanbul/en/staff/password';
    for (const path of ['', '/people', '/city', '/accounts', '/batches', '/payments', '/people?done=opened'])
      await opener.get(`/staff${path}`).expect(303).expect('location', there);
    const another = { ...opened, name: 'Puppet Example', email: 'puppet@istanbul.example' };
    await opener.send('/staff/people', another).expect(303).expect('location', there);
    await opener.send(`/staff/people/${newId<StaffId>()}`, { decision: 'confirm' }).expect(303).expect('location', there);
    const page = await person.get('/staff/password').expect(200);
    expect(page.text).not.toMatch(/name="current"|staff\/people/);

    const own = 'what they alone know';
    const change = (password: string, again = password, more = {}) => person.send('/staff/password', { password, again, ...more });
    const wrong: [string, string, string][] = [
      ['eleven char', 'eleven char', 'password_too_short'],
      [own, `${own}!`, 'password_differs'],
      [opened.password, opened.password, 'password_same'],
    ];
    for (const [password, again, code] of wrong) {
      const { text } = await change(password, again).expect(400);
      expect(text).toContain(textsIn('en').refusal(code as 'password_same'));
    }
    await person.agent.post(there).type('form').send({ password: own, again: own }).expect(403);
    await person.get('/staff').expect(303);
    await change(own).expect(303).expect('location', `${there}?done=1`);
    expect((await person.get('/staff/people').expect(200)).text).not.toContain('Puppet Example');
    await opener.get('/staff/people').expect(401);
    await tryIn(opened.password).expect(401);
    await tryIn(own).expect(303);

    expect((await person.get('/staff').expect(200)).text).toContain(there);
    const newer = 'newer than the one before';
    const { text } = await change(newer, newer, { current: opened.password }).expect(400);
    expect(text).toContain('This is not your password until now.');
    await change(newer).expect(400);
    await change(newer, newer, { current: own }).expect(303);
    await tryIn(newer).expect(303);
    for (let guess = 0; guess < 8; guess += 1) await change(own, own, { current: `guess ${String(guess)}` }).expect(400);
    await change(own, own, { current: newer }).expect(400);

    const told = await office((tx) =>
      tx.query<{ action: string }>("SELECT action FROM giving.audit WHERE action LIKE 'staff.%' AND actor NOT LIKE 'cli:%'"),
    );
    expect(told.map(({ action }) => action).sort()).toEqual(['staff.confirm', 'staff.create', 'staff.password', 'staff.password']);
  });

  it('are two by their accounts: two of one name confirm each other’s, and a new name makes nobody a second person', async () => {
    const namesake = async (email: string): Promise<Colleague> => {
      await app.get(CreateStaff).run(city, { name: 'Same Example', email, password, duties: ['city_admin'] }, commandActor('test'));
      return signIn(app, city, email);
    };
    const [first, second] = [await namesake('same.one@istanbul.example'), await namesake('same.two@istanbul.example')];
    const form = { ...opened, name: 'Opened Example', email: 'opened@istanbul.example' };
    await first.send('/staff/people', form).expect(303);
    const id = await waiting(first);
    await office((tx) => tx.query("UPDATE office.staff SET name = 'Sаme Example' WHERE email = 'same.one@istanbul.example'"));
    expect((await first.get('/staff').expect(200)).text).toContain('Sаme Example'); // its second letter is Cyrillic
    expect((await first.send(`/staff/people/${id}`, { decision: 'confirm' }).expect(403)).text).toContain('second_person_required');
    await second.send(`/staff/people/${id}`, { decision: 'confirm' }).expect(303);
    const [row] = await office((tx) =>
      tx.query('SELECT opened_by <> confirmed_by AS two, opened_by_name = confirmed_by_name AS one_name FROM office.staff WHERE id = $1', [
        id,
      ]),
    );
    expect(row).toEqual({ two: true, one_name: true });
  });

  it('are nobody’s second person on the server: a command opens accounts and confirms none', async () => {
    const admin = await colleague(app, city, 'Named Example', 'city_admin');
    await admin.send('/staff/people', { ...opened, name: 'Still Example', email: 'still@istanbul.example' }).expect(303);
    const id = await waiting(admin);
    const second = await colleague(app, city, 'Borrowed Example', 'city_admin');
    for (const actor of [commandActor('root'), commandActor('root', second)])
      await expect(app.get(DecideStaff).run(city, id, 'confirm', actor)).rejects.toMatchObject({ code: 'second_person_required' });
    const byCommand =
      "UPDATE office.staff SET status = 'active', confirmed_by = 'cli:root', confirmed_by_name = 'X', confirmed_at = now() WHERE id = $1";
    await expect(office((tx) => tx.query(byCommand, [id]))).rejects.toMatchObject({ driverError: { constraint: 'staff_second_person' } });
    const byNobody = "UPDATE office.staff SET status = 'active' WHERE id = $1";
    await expect(office((tx) => tx.query(byNobody, [id]))).rejects.toMatchObject({ driverError: { constraint: 'staff_confirmed' } });
    await admin.send(`/staff/people/${id}`, { decision: 'decline' }).expect(303);
  });

  it('whose account is locked or left are out at once, and the one that left stays so', async () => {
    const person = await colleague(app, city, 'Leaving Example', 'case_worker');
    const become = (status: string) => office((tx) => tx.query('UPDATE office.staff SET status = $1 WHERE id = $2', [status, person.id]));
    for (const [status, answer] of [
      ['locked', 401],
      ['active', 200],
      ['left', 401],
    ] as const) {
      await become(status);
      await person.get('/staff/password').expect(answer);
    }
    const admin = await colleague(app, city, 'Reader Example', 'city_admin');
    expect((await admin.get('/staff/people').expect(200)).text).toContain('Closed');
    expect(staffLifecycle.can('left', 'active')).toBe(false);
  });

  it('are declined by any administrator, whoever opened the account too, and the address is free again', async () => {
    const admin = await colleague(app, city, 'Declining Example', 'city_admin');
    const form = { ...opened, name: 'Mistyped Example', email: 'mistyped@istanbul.example' };
    for (const decline of [1, 2]) {
      await admin.send('/staff/people', form).expect(303);
      const id = await waiting(admin);
      await admin
        .send(`/staff/people/${id}`, { decision: 'decline' })
        .expect(303)
        .expect('location', '/istanbul/en/staff/people?done=decline');
      await admin.send(`/staff/people/${id}`, { decision: 'decline' }).expect(404);
      expect([decline, (await admin.get('/staff/people')).text.includes('Mistyped Example')]).toEqual([decline, false]);
    }
  });

  it.each([
    ['a short password', { password: 'eleven char' }, 400, 'at least 12 characters'],
    ['no duty', { duties: [] }, 400, 'Choose at least one duty'],
    ['duties that never go together', { duties: ['collections', 'disbursements'] }, 422, 'One person cannot have all of these duties'],
    ['a duty that there is not', { duties: ['mayor'] }, 400, ''],
    ['an address that is none', { email: 'nobody' }, 400, ''],
    ['a field that the form has not', { active: 'true' }, 400, ''],
  ])('are not let in with %s', async (what, change, status, sentence) => {
    const admin = await colleague(app, city, `Admin ${what.replace(/[^a-z]/g, '')}`, 'city_admin');
    const form = { name: 'Bad Example', email: 'bad@istanbul.example', password, duties: ['case_worker'], ...change };
    const { text } = await admin.send('/staff/people', form).expect(status);
    expect(text).toContain(sentence);
    expect((await admin.get('/staff/people')).text).not.toContain('Bad Example');
  });

  it('read what their city decided', async () => {
    const admin = await colleague(app, city, 'Reading Example', 'city_admin');
    const { text } = await admin.get('/staff/city').expect(200);
    for (const fact of ['İSKİ', 'Example permit', 'Direct: to the biller', 'TRY since', 'contrast']) expect(text).toContain(fact);
  });

  it('name the sites that may show its widget, as whole https origins', async () => {
    const admin = await colleague(app, city, 'Widget Example', 'city_admin');
    const keep = (sites: string) => admin.send('/staff/city/widget', { sites });
    await keep('https://www.city.example\r\nhttps://News.example/\nhttps://www.city.example').expect(303);
    expect((await app.get(Cities).bySlug(city.slug)).widgetHosts).toEqual(['www.city.example', 'news.example']);
    const { text } = await admin.get('/staff/city?done=sites').expect(200);
    expect(text).toContain('https://www.city.example\nhttps://news.example</textarea>');
    const wrong = ['http://x.example', 'x.example', 'https://x.example/page', 'https://x.example:8443', 'https://*.x.example', '*'];
    const odd = ['https://a@x.example', 'https://x.example?y', 'https://x.example;script-src', 'https://10.0.0.1', 'https://localhost'];
    for (const site of [...wrong, ...odd, Array.from({ length: 21 }, (_, n) => `https://s${n}.example`).join('\n')]) {
      const back = await keep(`https://good.example\n${site}`);
      expect([site, back.status, back.text.includes(textsIn('en').refusal('widget_site_invalid'))]).toEqual([site, 400, true]);
    }
    expect((await app.get(Cities).bySlug(city.slug)).widgetHosts).toEqual(['www.city.example', 'news.example']);
    await keep('').expect(303);
    expect((await app.get(Cities).bySlug(city.slug)).widgetHosts).toEqual([]);
    const worker = await colleague(app, city, 'Worker Example', 'case_worker');
    await worker.send('/staff/city/widget', { sites: 'https://evil.example' }).expect(403);
  });
});
