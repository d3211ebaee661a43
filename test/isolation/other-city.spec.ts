import type { City } from '../../src/cities/index.js';
import { staffDuties, type StaffDuty } from '../../src/kernel/duties.js';
import { colleague, type Colleague } from '../stories/staff-desk.js';
import { recordGuarantee, startTestApp, type TestApp } from '../support/index.js';
import { ask, carriersOf, type Ask, type Carrier } from './carriers.js';
import { routesOf, type Route } from './route-table.js';
import { nobodys, openCity, type Named } from './two-cities.js';
import { fingerprint } from './fingerprint.js';

// W3: two cities. Whatever names a thing of the other one gets the answer that a thing of nobody gets, on every route there is.

let app: TestApp;
type Opened = { readonly city: City; readonly named: Named; /** The bills on its list. */ readonly bills: readonly string[] };
let here: Opened;
let there: Opened;
const nobody = nobodys();
const staff = new Map<StaffDuty, Colleague>();
let bill = 500;

beforeAll(async () => {
  app = await startTestApp();
  here = await opened('hereville', 'heating', 0);
  there = await opened('thereville', 'waste', 100);
  for (const role of staffDuties) staff.set(role, await colleague(app, here.city, `Example ${role.replace('_', ' ')}`, role));
}, 120_000);

async function opened(slug: string, ownBiller: string, from: number): Promise<Opened> {
  const city = await openCity(app, slug, ownBiller, from);
  const { body } = await app.program().get(`/api/v1/${slug}/needs`).expect(200);
  return { ...city, bills: (body as { items: { id: string }[] }).items.map(({ id }) => id) };
}

interface Answer {
  readonly status: number;
  /** As a reader sees it, without what the reader sent. */
  readonly text: string;
}

async function send(route: Route, { path, form, file }: Ask, named: Named, who?: Colleague): Promise<Answer> {
  const api = path.startsWith('/api/');
  const agent = who?.agent ?? app.visitor();
  if (route.name === 'POST /:city/:lang/checkout')
    await agent.post(`/${here.city.slug}/en/basket`).type('form').send({ need: here.named.need, amount: '5' });
  const total = route.name === 'POST /:city/:lang/checkout' ? { total: '5.00' } : {};
  const body = { ...form, ...total, ...(who ? { csrf: who.csrf } : {}) };
  let request = api ? app.program().get(path).set('Accept', 'application/json') : agent.get(path);
  if (route.method === 'POST' && file !== undefined) {
    request = agent.post(path);
    for (const [name, value] of Object.entries(body)) void request.field(name, String(value));
    void request.attach('file', Buffer.from(file), 'file.csv');
  } else if (route.method === 'POST') {
    request = api ? app.program().post(path).send(form) : agent.post(path).type('form').send(body);
  }
  const { status, text, headers } = await request;
  const seen = [text, headers['location'] ?? '', headers['set-cookie'] ?? ''].join('\n');
  const ids = Object.values(named).sort((a, b) => b.length - a.length);
  return { status, text: ids.reduce((rest, id) => rest.replaceAll(id, 'ID').replaceAll(encodeURIComponent(id), 'ID'), seen) };
}

const roleFor = ({ access }: Route): Colleague | undefined => (Array.isArray(access) ? staff.get(access[0] as StaffDuty) : undefined);

/** Routes that take a thing in a form and say nothing about it, whosever it is. */
const silent: Readonly<Record<string, number>> = {
  'POST /:city/:lang/basket/remove': 303, // what is not in the basket is not taken out of it
  'POST /:city/:lang/staff/households/search': 200, // "no such household", and the search is kept
};

describe('a thing of another city', () => {
  it('gets the answer of a thing of nobody, in every place of every route that names one, and leaves no trace', async () => {
    const routes = routesOf(app).filter(({ path }) => path.includes(':city'));
    const places = routes.flatMap((route) => carriersOf(route).map((carrier) => ({ route, carrier })));
    const before = await fingerprint(app, there.city.id);
    const wrong: string[] = [];
    for (const { route, carrier } of places) {
      const problem = await probe(route, carrier);
      if (problem) wrong.push(`${route.name}, ${carrier.place} ${carrier.name}: ${problem}`);
    }
    expect(wrong).toEqual([]);
    expect(await fingerprint(app, there.city.id)).toEqual(before);
    expect(places.length).toBeGreaterThan(20);
    recordGuarantee(
      'W3',
      'What names a thing of another city gets the same answer as what names nothing: in every path, query, form, cursor and file.',
      `${routes.length} routes of a city, ${places.length} places that name a thing: 0 that tell the two apart, 0 rows of the other city changed`,
    );
  }, 120_000);

  async function probe(route: Route, carrier: Carrier): Promise<string | undefined> {
    const who = roleFor(route);
    const sent = (named: Named, number: number): Promise<Answer> =>
      send(route, ask(route, here.city.slug, here.named, carrier, named, number), named, who);
    bill += 2;
    const other = await sent(there.named, bill);
    const none = await sent(nobody, bill);
    if (other.status !== none.status) return `${other.status} for the other city's, ${none.status} for nobody's`;
    if (other.text !== none.text) return `tells the two apart: ${firstDifference(other.text, none.text)}`;
    const allowed = silent[route.name] === undefined ? [400, 401, 403, 404, 409] : [silent[route.name]];
    if (!allowed.includes(other.status)) return `answers ${other.status}`;
    // The bills that wait are of water.
    const own = await sent(route.name.endsWith('/choose') ? { ...here.named, biller: 'water' } : here.named, bill + 1);
    // What a stranger is refused must be open to its own city, or the refusal proves nothing.
    if (own.status >= 400) return `answers ${own.status} to its own city`;
    return undefined;
  }
});

describe('a colleague of one city', () => {
  it('is nobody in another, on every route of its staff', async () => {
    const wrong: string[] = [];
    const before = await fingerprint(app, there.city.id);
    const routes = routesOf(app).filter(({ path, access }) => path.includes(':city') && Array.isArray(access));
    for (const route of routes) {
      const who = roleFor(route);
      for (const named of [there.named, nobody]) {
        const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
          name === 'city' ? there.city.slug : name === 'lang' ? 'en' : String((named as unknown as Record<string, string>)[name]),
        );
        const request =
          route.method === 'GET' ? app.visitor().get(path) : app.visitor().post(path).type('form').send({ csrf: who?.csrf, reason: 'x' });
        const { status, text } = await request.set('Cookie', who?.cookie ?? '');
        if (status !== 401 || text.includes('Example')) wrong.push(`${route.name}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await fingerprint(app, there.city.id)).toEqual(before);
    expect(routes.length).toBeGreaterThan(15);
  }, 60_000);
});

describe('a basket of one city', () => {
  it('is an empty one in another', async () => {
    const donor = app.visitor();
    const { headers } = await donor.post('/hereville/en/basket').type('form').send({ need: here.named.need }).expect(303);
    const [, value = ''] = /basket-hereville=([^;]+)/.exec(String(headers['set-cookie'])) ?? [];
    const carried = await app.visitor().get('/thereville/en/checkout').set('Cookie', `basket-thereville=${value}`);
    const none = await app.visitor().get('/thereville/en/checkout');
    expect([carried.status, carried.text]).toEqual([none.status, none.text]);
  });
});

describe('a city at its own host', () => {
  const pages = ['/en', '/en/bills', '/en/bills?kind=water', '/en/choose', '/en/transparency'];
  const read = async (city: City, path: string): Promise<string> =>
    (await app.visitor().get(path).set('Host', `${city.slug}.example`).expect(200)).text;

  // Without a prefix the two cities' addresses are the same to the letter: whatever keeps pages has to know the city besides.
  it('shows its own pages at the addresses that another city has too, whoever was there before', async () => {
    for (const path of pages) {
      for (const [mine, theirs] of [
        [here, there],
        [there, here],
        [here, there],
      ] as const) {
        const text = await read(mine.city, path);
        const foreign = [theirs.city.slug, ...theirs.bills].filter((each) => new RegExp(`\\b${each}\\b`).test(text));
        expect([path, mine.city.slug, foreign]).toEqual([path, mine.city.slug, []]);
      }
    }
    expect(here.bills.filter((id) => !there.bills.includes(id)).length).toBeGreaterThan(2);
    const list = await read(here.city, '/en/bills');
    expect(here.bills.some((id) => list.includes(id))).toBe(true);
  });
});

describe('the document of the API', () => {
  it('names no route that the test above does not know', async () => {
    const { body } = await app.program().get('/openapi.json').expect(200);
    const known = new Set(routesOf(app).map(({ name }) => name));
    const described = Object.entries((body as { paths: Record<string, object> }).paths).flatMap(([path, verbs]) =>
      Object.keys(verbs).map((verb) => `${verb.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(described.length).toBeGreaterThan(3);
    expect(described.filter((name) => !known.has(name))).toEqual([]);
  });
});

function firstDifference(a: string, b: string): string {
  let at = 0;
  while (a[at] === b[at] && at < a.length) at += 1;
  return `…${a.slice(Math.max(0, at - 60), at + 60)}… / …${b.slice(Math.max(0, at - 60), at + 60)}…`.replace(/\s+/g, ' ');
}
