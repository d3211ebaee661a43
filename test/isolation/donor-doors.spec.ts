import type { Response } from 'supertest';
import { type GivingCity } from '../invariants/giving.js';
import { openApiCity } from '../stories/api-city.js';
import { recordGuarantee, startTestApp, type TestApp } from '../support/index.js';
import { routesOf } from './route-table.js';

// B3 on the donors' side: what a page of another site, a link or a text can make a donor's browser do.

let app: TestApp;
let world: GivingCity;
let need: string;
let token: string;
beforeAll(async () => {
  app = await startTestApp({ config: { trustProxy: ['127.0.0.1'] } });
  world = await openApiCity(app, 'doorville');
  [need = ''] = await world.needs([25_000n]);
  const lines = [{ needId: need, amount: { amount: '10.00', currency: 'TRY' } }];
  const gift = await app.program().post('/api/v1/doorville/donations').send({ lines, ifFilled: 'next' }).expect(201);
  token = String(gift.body.token);
}, 60_000);

/** Every address of the donors that reads: pages, files, data. */
const reads = (): string[] =>
  routesOf(app)
    .filter(
      ({ method, path, access }) =>
        method === 'GET' && access === 'public' && !/\/(staff|secretariat|dev|sandbox|nestpay|metrics|health)(\/|$)/.test(path),
    )
    .map(({ path }) =>
      path.replace(
        /:(\w+)/g,
        (_, name: string) =>
          ({ city: 'doorville', lang: 'en', need, token, choice: 'package:family:50000', code: 'need_unknown' })[name] ?? 'x',
      ),
    );
/** Every address of the public that changes something, but for those that prove their caller by a signature. */
const writes = (): string[] =>
  routesOf(app)
    .filter(({ method, path, access }) => method !== 'GET' && access === 'public' && !/^\/(webhooks|nestpay)\//.test(path))
    .map(({ path }) => path.replace(/:(\w+)/g, (_, name: string) => ({ city: 'doorville', lang: 'en', need, token })[name] ?? 'x'));

const policyOf = ({ headers }: Response): Map<string, string> =>
  new Map(
    String(headers['content-security-policy'])
      .split('; ')
      .map((rule) => [rule.split(' ')[0] ?? '', rule.slice(rule.indexOf(' ') + 1)]),
  );

describe('every answer', () => {
  it('forbids inline script and style, frames, other hosts and guessing of types', async () => {
    const all = reads();
    expect(all.length).toBeGreaterThan(15);
    for (const path of all) {
      const answer = await app.visitor().get(path);
      const policy = policyOf(answer);
      expect([path, policy.get('default-src'), policy.get('base-uri')]).toEqual([path, "'none'", "'none'"]);
      // A page with a policy of its own may forbid them altogether.
      for (const name of ['script-src', 'style-src'])
        expect([path, policy.get(name) ?? "'none'"]).toEqual([path, expect.stringMatching(/^'(self|none)'$/)]);
      expect([path, String(answer.headers['content-security-policy']).includes('unsafe')]).toEqual([path, false]);
      expect([path, answer.headers['x-content-type-options']]).toEqual([path, 'nosniff']);
      expect([path, answer.headers['referrer-policy']]).toEqual([path, expect.stringMatching(/^(same-origin|no-referrer)$/)]);
      // What may stand in a frame of a city's own site says so itself, and holds nothing that can be pressed for money.
      if (policy.get('frame-ancestors') !== "'none'") expect(path).toMatch(/widget|embed/);
    }
  });

  it('has no inline script, style or handler in its page', async () => {
    for (const path of reads()) {
      const { text, headers } = await app.visitor().get(path);
      if (!String(headers['content-type']).startsWith('text/html')) continue;
      const inline = /<script(?![^>]*\ssrc=)(?![^>]*type="application\/(ld\+)?json")[^>]*>|<style|\sstyle="|\son[a-z]+="|javascript:/i.exec(
        text,
      );
      expect([path, inline?.[0]]).toEqual([path, undefined]);
    }
  });
});

describe('a page of another site', () => {
  it.each([
    ['a form', { origin: 'https://evil.example' }],
    ['a form without Origin', { 'sec-fetch-site': 'cross-site' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a sister host', { 'sec-fetch-site': 'same-site' }],
  ])('changes nothing by %s, on any route', async (_, from) => {
    const all = writes();
    expect(all.length).toBeGreaterThan(6);
    for (const path of all) {
      const { status, headers } = await app.program().post(path).set(from).set('Cookie', 'basket-doorville=x').type('form').send({ need });
      expect([path, status, headers['set-cookie']]).toEqual([path, 403, undefined]);
    }
  });
});

describe('where a form leads', () => {
  it.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '/bills/../../evil',
    '/bills?x=\r\nLocation: https://evil.example',
    '/bills@evil.example',
  ])('is never %j', async (back) => {
    for (const path of ['/doorville/en/basket', '/doorville/en/basket/remove']) {
      const { headers } = await app.visitor().post(path).type('form').send({ need, back });
      expect(headers['location'] ?? '/doorville/en').toMatch(/^\/doorville\/en(\/(bills|checkout))?(\?[\w=&%+.-]*)?$/);
    }
  });

  it('a redirect of an address stays on this host', async () => {
    for (const path of ['//evil.example', '/\\evil.example', '/doorville//evil.example', '/doorville?next=https://evil.example']) {
      const { headers } = await app.visitor().get(path);
      expect(headers['location'] ?? '/').toMatch(/^\/(?![/\\])/);
    }
  });
});

describe('a cookie of the donors', () => {
  it('is of its host, shut to scripts, not sent by other sites, and over https alone where there is https', async () => {
    const secure = await startTestApp({
      databases: app.databases,
      config: { baseUrl: 'https://pay.example.org', trustProxy: ['127.0.0.1'] },
    });
    const seen: string[] = [];
    const browser = secure.program();
    for (const [method, path] of [
      ['get', '/doorville/tr'],
      ['get', '/tr'],
      ['post', '/doorville/en/basket'],
    ] as const) {
      const visitor = browser[method](path).set({
        origin: 'https://pay.example.org',
        'x-forwarded-proto': 'https',
        host: 'pay.example.org',
        accept: 'text/html',
      });
      const { headers } = await (method === 'post' ? visitor.type('form').send({ need }) : visitor);
      seen.push(...((headers['set-cookie'] ?? []) as unknown as string[]));
    }
    expect(seen.length).toBeGreaterThan(1);
    for (const cookie of seen) {
      expect(cookie).toMatch(/; HttpOnly/);
      expect(cookie).toMatch(/; SameSite=Lax/);
      expect(cookie).toMatch(/; Secure/);
      expect(cookie).not.toMatch(/; Domain/);
    }
    await secure.stop();
  });
});

describe('a text that somebody types', () => {
  // Short enough for every field, so that no door refuses it unread.
  const typed = `"><b x='&`;
  const asText = /(&quot;|")(&gt;|>)&lt;b x=(&#39;|')&amp;/;
  const asMarkup = /<b x=/;
  const fill = (path: string): string => path.replace('{}', encodeURIComponent(typed));

  it.each(['/doorville/en/bills?min={}', '/doorville/en/bills?max={}'])('is shown again as text at %s', async (path) => {
    const { text } = await app.visitor().get(fill(path)).expect(400);
    expect([asText.test(text), asMarkup.test(text)]).toEqual([true, false]);
  });

  it.each([
    ['/doorville/en/choose', { amount: typed }],
    ['/doorville/en/household', { caseNo: typed, code: typed }],
    ['/doorville/en/checkout', { way: 'direct:water', total: '250.00', email: typed }],
    ['/doorville/en/checkout', { way: 'direct:water', total: '250.00', greetTo: typed }],
    ['/doorville/en/checkout', { way: 'direct:water', total: '250.00', greetTo: 'x', greetFrom: typed }],
    ['/doorville/en/checkout', { way: 'direct:water', total: '250.00', greetTo: 'x', greetWords: typed }],
  ] as const)('is shown again as text in the form of %s: %j', async (path, form) => {
    const visitor = app.visitor();
    await visitor.post('/doorville/en/basket').type('form').send({ need }).expect(303);
    const { text } = await visitor.post(path).type('form').send(form);
    expect([asText.test(text), asMarkup.test(text)]).toEqual([true, false]);
  });

  it.each([
    '/doorville/en/bills?kind={}',
    '/doorville/en/bills?cursor={}',
    '/doorville/en/checkout?chosen={}',
    '/doorville/en/gifts/{}',
    '/doorville/en/give/{}',
    '/doorville/en/poster?place={}',
    '/doorville/{}',
    '/{}',
  ])('is no markup in the answer to %s', async (path) => {
    const { text, status } = await app.visitor().get(fill(path));
    expect([status < 500, asMarkup.test(text)]).toEqual([true, false]);
  });

  it('is text in the letter that it is sent in', async () => {
    const visitor = app.visitor();
    await visitor.post('/doorville/en/basket').type('form').send({ need, amount: '10.00' }).expect(303);
    const form = {
      way: 'direct:water',
      total: '10.00',
      ifFilled: 'next',
      greetTo: 'friend@example.org',
      greetFrom: typed,
      greetWords: typed,
    };
    const { headers } = await visitor.post('/doorville/en/checkout').type('form').send(form).expect(303);
    await visitor
      .post(new URL(String(headers['location'])).pathname)
      .type('form')
      .send({ action: 'approve' })
      .expect(303);
    for (let round = 0; round < 3; round += 1) await world.runDue();
    const { text } = await app.visitor().get('/dev/mailbox').expect(200);
    expect(text).toContain('friend@example.org');
    expect([asText.test(text), asMarkup.test(text)]).toEqual([true, false]);
    recordGuarantee(
      'B3',
      'On the donors’ side: no inline script or style on any page, no form of another site is heard, no redirect leaves the host, cookies are shut, what is typed stays text.',
      'every public route that reads, every one that writes × 4 ways of another site, 7 addresses to be led away to, 17 places that a text is typed at: 0 gaps',
    );
  });
});
