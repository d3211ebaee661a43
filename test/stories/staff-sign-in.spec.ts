import { CreateCity, type City } from '../../src/cities/index.js';
import { CreateStaff, SignIn } from '../../src/identity/index.js';
import { commandActor } from '../../src/kernel/actor.js';
import { FixedClock } from '../../src/kernel/clock.js';
import { type Database, databaseToken } from '../../src/platform/database/index.js';
import { startTestApp, testNoon, type TestApp } from '../support/index.js';
import { exampleCity } from './bill-file-city.js';
import { colleague, password, signIn } from './staff-desk.js';

const MINUTE = 60_000;
const email = 'worker@istanbul.example';

describe('the staff’s front door', () => {
  let app: TestApp;
  let istanbul: City;
  let sofia: City;

  beforeAll(async () => {
    app = await startTestApp({ sites: ['office', 'casework'], clock: new FixedClock(testNoon) });
    istanbul = await app.get(CreateCity).run(exampleCity);
    sofia = await app.get(CreateCity).run({ slug: 'sofia', names: { en: 'Sofia' }, country: 'BG', languages: ['bg', 'en'] });
    await app.get(CreateStaff).run(istanbul, { name: 'Irmak Örnek', email, password, duties: ['case_worker'] }, commandActor('test'));
  }, 60_000);
  beforeEach(() => app.clock.set(testNoon));

  const tryIn = (form: object, slug = 'istanbul') => app.visitor().post(`/${slug}/en/staff/sign-in`).type('form').send(form);

  it('shows a sign-in, and a home of desks by role to whoever is in', async () => {
    const { text } = await app.visitor().get('/istanbul/tr/staff').expect(200);
    expect(text).toContain('Belediye çalışanı girişi');
    const worker = await signIn(app, istanbul, email);
    const home = (await worker.get('/staff').expect(200)).text;
    expect(home).toContain('Good day, Irmak Örnek');
    expect(home).toContain('/istanbul/en/staff/batches');
    expect(home).not.toContain('/istanbul/en/staff/payments');
  });

  it('keeps the session in a cookie of the city’s own paths, out of reach of scripts', async () => {
    const { headers } = await tryIn({ email, password }).expect(303).expect('location', '/istanbul/en/staff');
    const [cookie] = headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/^staff=[\w-]{43}; Path=\/istanbul; HttpOnly; SameSite=Lax$/);
  });

  it('stores neither the password nor the token', async () => {
    const worker = await signIn(app, istanbul, email);
    await worker.get('/staff').expect(200);
    const { headers } = await tryIn({ email, password });
    const token = /staff=([\w-]+)/.exec(String(headers['set-cookie']))?.[1] ?? '';
    const stored = JSON.stringify(await dump());
    expect(stored).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(password);
  });

  async function dump(): Promise<unknown[]> {
    const office = app.app.get<Database<'office'>>(databaseToken('office'), { strict: false });
    return office.inCity(istanbul.id, async (tx) => [
      ...(await tx.query('SELECT email, password_hash FROM office.staff')),
      ...(await tx.query(`SELECT encode(token_hash, 'escape') AS hash, csrf FROM office.session`)),
    ]);
  }

  it.each([
    ['a wrong password', { email, password: 'another long password' }],
    ['an unknown name', { email: 'nobody@istanbul.example', password }],
    ['an empty form', { email: '', password: '' }],
  ])('gives %s one and the same answer', async (_what, form) => {
    const { text } = await tryIn(form).expect(401);
    expect(text).toContain('The name and password do not match.');
    expect(text.replaceAll(form.email || '-', '')).not.toContain('unknown');
  });

  it('knows a colleague by their own city alone', async () => {
    await tryIn({ email, password }, 'sofia').expect(401);
    const worker = await signIn(app, istanbul, email);
    await worker.get('/staff/batches').expect(200);
    const { headers } = await tryIn({ email, password });
    const cookie = String(headers['set-cookie']).split(';')[0] ?? '';
    await app.visitor().get('/istanbul/en/staff/batches').set('Cookie', cookie).expect(200);
    await app.visitor().get('/sofia/en/staff/batches').set('Cookie', cookie).expect(401);
  });

  it('lets two cities have a colleague of the same address', async () => {
    await app.get(CreateStaff).run(sofia, { name: 'Other Example', email, password, duties: ['approver'] }, commandActor('test'));
    await expect(
      app
        .get(CreateStaff)
        .run(sofia, { name: 'Third Example', email: email.toUpperCase(), password, duties: ['approver'] }, commandActor('test')),
    ).rejects.toMatchObject({ code: 'staff_exists', status: 409 });
  });

  it('stops a guesser after eight tries for a quarter of an hour, in the same words, also one who tries all at once', async () => {
    const target = await colleague(app, istanbul, 'Guessed Example', 'case_worker');
    await target.get('/staff').expect(200);
    const guess = { email: 'guessed.example@istanbul.example', password: 'not the password' };
    const answers = await Promise.all(Array.from({ length: 12 }, () => tryIn(guess)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 401));
    const right = { email: guess.email, password };
    await tryIn(right).expect(401);
    app.clock.advance(14 * MINUTE);
    await tryIn(right).expect(401);
    app.clock.advance(2 * MINUTE);
    await tryIn(right).expect(303);
    // The same name in another city was never slowed down.
    await expect(app.get(SignIn).run(sofia, right)).rejects.toMatchObject({ code: 'sign_in_failed' });
  });

  it('forgets a session after an idle hour, and after eight hours whatever happens', async () => {
    const idle = await signIn(app, istanbul, email);
    app.clock.advance(59 * MINUTE);
    await idle.get('/staff/batches').expect(200);
    app.clock.advance(61 * MINUTE);
    await idle.get('/staff/batches').expect(401);

    app.clock.set(testNoon);
    const busy = await signIn(app, istanbul, email);
    for (let hour = 0; hour < 9; hour++) {
      app.clock.advance(50 * MINUTE);
      await busy.get('/staff/batches').expect(200);
    }
    app.clock.set(new Date(testNoon.getTime() + 8 * 60 * MINUTE));
    await busy.get('/staff/batches').expect(401);
  });

  it('closes behind whoever signs out', async () => {
    const worker = await signIn(app, istanbul, email);
    await worker.send('/staff/sign-out').expect(303).expect('location', '/istanbul/en/staff');
    await worker.get('/staff/batches').expect(401);
  });

  it('asks for a sign-in, in words, and shows the way to it', async () => {
    const { text } = await app.visitor().get('/istanbul/tr/staff/batches').expect(401);
    expect(text).toContain('href="/istanbul/tr/staff"');
  });

  it('refuses a form without the session’s token, and one from another site', async () => {
    const worker = await signIn(app, istanbul, email);
    const path = '/istanbul/en/staff/sign-out';
    await worker.agent.post(path).type('form').send({}).expect(403);
    await worker.agent
      .post(path)
      .type('form')
      .send({ csrf: 'x'.repeat(43) })
      .expect(403);
    await worker.agent.post(path).set('Origin', 'https://elsewhere.example').type('form').send({ csrf: worker.csrf }).expect(403);
    await worker.agent.post(path).field('csrf', worker.csrf).expect(403); // as a form with files, which this one is not
    await worker
      .get('/staff')
      .expect(200)
      .expect(/Good day/);
  });

  it('shuts what a role does not open', async () => {
    const worker = await signIn(app, istanbul, email);
    for (const path of ['payments', 'notifications', 'ledger', 'city', 'people', 'confirmations'])
      await worker.get(`/staff/${path}`).expect(403);
    await worker.send('/staff/people', { name: 'X', email: 'x@example.org', password, duties: 'city_admin' }).expect(403);
  });
});
