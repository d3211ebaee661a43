import { CreateStaff } from '../../src/identity/index.js';
import { commandActor } from '../../src/kernel/actor.js';
import { localDate } from '../../src/kernel/local-date.js';
import { exampleRecorder, RecordAdoption, type MemberId } from '../../src/network/index.js';
import { startTestApp, type TestApp } from '../support/index.js';

const credentials = { email: 'secretariat@example.org', password: 'a long example password' };
const skopje = 'mk-skopje' as MemberId;

describe('the secretariat', () => {
  let app: TestApp;
  type Visitor = ReturnType<TestApp['visitor']>;

  beforeAll(async () => {
    app = await startTestApp({ sites: ['network'] });
    await app.get(CreateStaff).run('network', { ...credentials, name: 'Example Person', duties: ['secretariat'] }, commandActor('test'));
    const record = { memberId: 'tr-istanbul' as MemberId, effectiveOn: localDate('2026-11-20'), actor: exampleRecorder };
    await app.get(RecordAdoption).run({ ...record, stage: 'live', evidence: 'example' });
  }, 60_000);

  async function signedIn(): Promise<Visitor> {
    const visitor = app.visitor();
    await visitor.post('/secretariat/en/sign-in').type('form').send(credentials).expect(303).expect('location', '/secretariat/en/adoption');
    return visitor;
  }

  async function tokenIn(visitor: Visitor, path: string): Promise<string> {
    const { text } = await visitor.get(path).expect(200);
    return /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
  }

  describe('its door', () => {
    it('lets nobody in without a session, on any page', async () => {
      for (const path of ['adoption', 'quarter', 'members/tr-istanbul']) {
        await app.visitor().get(`/secretariat/en/${path}`).expect(401);
      }
      await app.visitor().post('/secretariat/en/members/tr-istanbul/steps').type('form').send({}).expect(401);
    });

    it('leads a stranger to the sign-in, and whoever is signed in to the first page', async () => {
      await app.visitor().get('/secretariat/en').expect(303).expect('location', '/secretariat/en/sign-in');
      await (await signedIn()).get('/secretariat/en').expect(303).expect('location', '/secretariat/en/adoption');
    });

    it('gives a wrong password and an unknown name the same answer', async () => {
      const answer = async (change: object): Promise<string> => {
        const sent = { ...credentials, ...change };
        const { text } = await app.visitor().post('/secretariat/en/sign-in').type('form').send(sent).expect(401);
        return text.replaceAll(sent.email, '');
      };
      expect(await answer({ password: 'another password' })).toBe(await answer({ email: 'nobody@example.org' }));
    });

    it('closes behind whoever signs out', async () => {
      const visitor = await signedIn();
      const csrf = await tokenIn(visitor, '/secretariat/en/adoption');
      await visitor.post('/secretariat/en/sign-out').type('form').send({ csrf }).expect(303);
      await visitor.get('/secretariat/en/adoption').expect(401);
    });

    it('speaks no language that it does not know', async () => {
      await app.visitor().get('/secretariat/xx/sign-in').expect(404);
      expect((await app.visitor().get('/secretariat/tr/sign-in').expect(200)).text).toContain('Sekretarya girişi');
    });
  });

  describe('its adoption page', () => {
    it('shows every member city with its stage, by shape, colour and word, and what the stage rests on', async () => {
      const { text } = await (await signedIn()).get('/secretariat/en/adoption').expect(200);
      expect(text).toMatch(/data-stage="live"/);
      expect(text).toContain('Example (demonstration): no document of the city');
      expect(text).toContain('62 member cities');
      expect(text).toContain('62 cities of the 76 members');
      expect(text.match(/data-stage="not_contacted"/g)).toHaveLength(61);
    });

    it('says in the reader’s language what is an example, and what a city is called', async () => {
      const { text } = await (await signedIn()).get('/secretariat/tr/adoption').expect(200);
      expect(text).toContain('Örnek (tanıtım): şehrin bir belgesi değildir');
      expect(text).not.toContain('Example (');
      for (const name of ['İstanbul', 'Atina', 'Selanik', 'Üsküp', 'Saraybosna']) expect(text).toContain(`>${name}`);
      expect(text).not.toMatch(/>(Istanbul|Athens|Thessaloniki|Belgrade)/);
    });

    it('names Kosovo with the asterisk and its footnote, and only where it stands', async () => {
      const reader = await signedIn();
      expect((await reader.get('/secretariat/en/adoption').expect(200)).text).toMatch(/Kosovo\*.*UNSCR 1244\/1999/s);
      expect((await reader.get('/secretariat/en/adoption?stage=live').expect(200)).text).not.toContain('UNSCR');
    });

    it('shows the cities of one stage alone', async () => {
      const { text } = await (await signedIn()).get('/secretariat/tr/adoption?stage=live').expect(200);
      expect(text).toContain('İstanbul');
      expect(text).not.toContain('Üsküp');
    });

    it('refuses a stage that there is not', async () => {
      await (await signedIn()).get('/secretariat/en/adoption?stage=famous').expect(400);
    });
  });

  describe('a step of a member city', () => {
    const step = { stage: 'invited', effectiveOn: '2026-11-20', evidence: 'letter 12/2026' };

    it('is written down with its evidence, and stands on the page', async () => {
      const visitor = await signedIn();
      const csrf = await tokenIn(visitor, `/secretariat/en/members/${skopje}`);
      await visitor
        .post(`/secretariat/en/members/${skopje}/steps`)
        .type('form')
        .send({ ...step, csrf })
        .expect(303);
      const { text } = await visitor.get(`/secretariat/en/members/${skopje}`).expect(200);
      expect(text).toContain('letter 12/2026');
      expect(text).toMatch(/data-stage="invited"/);
    });

    it.each([
      ['without evidence', { evidence: ' ' }, 400, 'Say what shows this step'],
      ['on a past day without a reason', { effectiveOn: '2026-11-01', stage: 'applied' }, 400, 'Say why'],
      ['as a pause before it began', { stage: 'paused', reason: 'election' }, 409, 'cannot go from its stage'],
      ['on a day that has not come', { effectiveOn: '9999-12-31' }, 400, 'once it has happened'],
      ['on a day before the network', { effectiveOn: '0001-01-01', reason: 'old' }, 400, 'The network was founded'],
      ['on no day', { effectiveOn: '2026-02-30' }, 400, ''],
      ['to a stage that there is not', { stage: 'famous' }, 400, ''],
      ['with a field that the form has not', { recordedBy: 'somebody' }, 400, ''],
    ])('is refused %s', async (_what, change, status, sentence) => {
      const visitor = await signedIn();
      const path = '/secretariat/en/members/ba-tuzla';
      const csrf = await tokenIn(visitor, path);
      const sent = { ...step, ...change, csrf };
      const { text } = await visitor.post(`${path}/steps`).type('form').send(sent).expect(status);
      expect(text).toContain(sentence);
      expect((await visitor.get(path)).text).toContain('No step is written down yet.');
    });

    it('is refused without the token of the session', async () => {
      const visitor = await signedIn();
      await visitor.post('/secretariat/en/members/ba-tuzla/steps').type('form').send(step).expect(403);
    });

    it('is refused from another site', async () => {
      const visitor = await signedIn();
      const csrf = await tokenIn(visitor, '/secretariat/en/members/ba-tuzla');
      await visitor
        .post('/secretariat/en/members/ba-tuzla/steps')
        .set('Origin', 'https://elsewhere.example')
        .type('form')
        .send({ ...step, csrf })
        .expect(403);
    });

    it('is for member cities alone', async () => {
      const visitor = await signedIn();
      for (const id of ['xx-atlantis', 'Istanbul', 'a%00b']) await visitor.get(`/secretariat/en/members/${id}`).expect(404);
    });
  });

  it('shows a quarter that nobody has reported, and whose report is missing', async () => {
    const visitor = await signedIn();
    expect((await visitor.get('/secretariat/en/quarter').expect(200)).text).toContain('Quarter 3 of 2026');
    expect((await visitor.get('/secretariat/en/quarter').expect(200)).text).toContain('Missing');
    expect((await visitor.get('/secretariat/en/quarter?quarter=2026-Q4').expect(200)).text).toContain('Expected');
    for (const wrong of ['2026-Q9', '9999-Q4', '0000-Q1']) await visitor.get(`/secretariat/en/quarter?quarter=${wrong}`).expect(400);
  });
});
