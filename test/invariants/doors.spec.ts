import { rateLimits, RATE_LIMIT_WINDOW_MS, type RateLimit } from '../../src/platform/limits/index.js';
import { requestCounts } from '../../src/platform/limits/request-count.entity.js';
import { type TestApp } from '../support/index.js';
import { GivingCity, startGivingApp } from './giving.js';

// How often one network may ask at a door. Over HTTP, as a proxy hands visitors on.

const limited = { requestLimits: true, trustProxy: ['127.0.0.1'] };
let app: TestApp;
let second: TestApp;
let world: GivingCity;
let elsewhere: GivingCity;
beforeAll(async () => {
  app = await startGivingApp({ config: limited });
  world = await GivingCity.open(app);
  elsewhere = await GivingCity.open(app, 'elsewhere');
  const { databases, clock } = app;
  second = await startGivingApp({ databases, clock, config: limited });
}, 60_000);

interface Answer {
  readonly status: number;
  readonly code: string | undefined;
  readonly retryAfter: string | null;
}

/** A program's request from an address, to be refused for its body where it is let in. */
async function knock(
  door: RateLimit,
  from: string,
  { at = app, slug = 'testkent', accept = '*/*', language = 'en' } = {},
): Promise<Answer> {
  const [method, path] = {
    start: ['POST', `/api/v1/${slug}/donations`],
    private_link: ['GET', `/api/v1/${slug}/donations/${'x'.repeat(43)}`],
    basket: ['POST', `/${slug}/en/basket`],
    paper: ['GET', `/${slug}/en/poster`],
    carried: ['GET', `/${slug}/en/widget`],
    household_code: ['POST', `/${slug}/en/household`],
  }[door] as [string, string];
  const answer = await fetch(at.url + path, {
    method,
    redirect: 'manual',
    headers: {
      'x-forwarded-for': from,
      origin: at.config.baseUrl,
      'content-type': 'application/json',
      accept,
      'accept-language': language,
    },
    ...(method === 'POST' ? { body: '{}' } : {}),
  });
  const text = await answer.text();
  const json = answer.headers.get('content-type')?.includes('json') === true;
  return {
    status: answer.status,
    code: json ? (JSON.parse(text) as { code: string }).code : /Code: (\w+)/.exec(text)?.[1],
    retryAfter: answer.headers.get('retry-after'),
  };
}

/** As if this network had asked so often in this window. */
async function asked(door: RateLimit, times: number): Promise<void> {
  const login = rateLimits[door].worker;
  const table = requestCounts[login === 'donor' ? 'giving' : 'receiving'];
  for (const city of [world, elsewhere])
    await city.as(login, (tx) => tx.manager.update(table, { cityId: tx.cityId, rateLimit: door }, { requests: times }));
}
let network = 0;
const countsAt = async (door: RateLimit): Promise<number> =>
  (await world.rows('SELECT 1 FROM giving.request_count WHERE city_id = $1 AND rate_limit = $2', door)).length;
const counts = async (): Promise<number> => (await world.rows('SELECT 1 FROM giving.request_count WHERE city_id = $1')).length;

describe.each(Object.keys(rateLimits) as RateLimit[])('at the door %s', (door) => {
  const { maxRequests: most } = rateLimits[door];
  let host = 0;
  const address = (): string => `203.0.113.${String((host += 1))}`;

  it('a network that asked as often as it may is asked to wait, on every process, and by its own pages in its language', async () => {
    const from = address();
    expect((await knock(door, from)).code).not.toBe('too_many_requests');
    await asked(door, most - 1);
    expect((await knock(door, from)).code).not.toBe('too_many_requests');
    const refused = await knock(door, from, { at: second });
    expect([refused.status, refused.code]).toEqual([429, 'too_many_requests']);
    const seconds = Number(refused.retryAfter);
    expect(seconds > 5 && seconds <= RATE_LIMIT_WINDOW_MS / 1000).toBe(true);
    expect((await knock(door, from, { accept: 'text/html', language: 'tr' })).status).toBe(429);
  });

  it('others are let in: the neighbour, and the same one in another city and in the next window', async () => {
    const from = address();
    await knock(door, from);
    await knock(door, from, { slug: 'elsewhere' });
    await world.as(rateLimits[door].worker, (tx) =>
      tx.manager.update(
        requestCounts[rateLimits[door].worker === 'donor' ? 'giving' : 'receiving'],
        { cityId: tx.cityId, rateLimit: door },
        { requests: most },
      ),
    );
    expect((await knock(door, from)).status).toBe(429);
    expect((await knock(door, address())).status).not.toBe(429);
    expect((await knock(door, from, { slug: 'elsewhere' })).status).not.toBe(429);
    app.clock.advance(RATE_LIMIT_WINDOW_MS);
    expect((await knock(door, from)).status).not.toBe(429);
  });
});

describe('what is printed and carried elsewhere', () => {
  it.each<[string, RateLimit]>([
    ['/poster', 'paper'],
    ['/poster?place=school', 'paper'],
    [`/gifts/${'x'.repeat(43)}/receipt.pdf`, 'paper'],
    ['/card.svg', 'carried'],
    ['/widget', 'carried'],
  ])('%s is counted at the door %s', async (path, door) => {
    const from = `2001:db8:77:${String((network += 1))}::1`;
    const before = await countsAt(door);
    await fetch(`${app.url}/testkent/en${path}`, { headers: { 'x-forwarded-for': from } });
    expect(await countsAt(door)).toBe(before + 1);
  });

  it('lets a class print: thirty posters at once', async () => {
    const headers = { 'x-forwarded-for': '198.51.100.30' };
    const asked = Array.from({ length: 30 }, (_, at) => fetch(`${app.url}/testkent/en/poster?place=class-${String(at)}`, { headers }));
    expect(new Set((await Promise.all(asked)).map(({ status }) => status))).toEqual(new Set([200]));
  });
});

describe('a network', () => {
  it('of IPv6 is its first 64 bits', async () => {
    const before = await counts();
    await knock('start', '2001:db8:1:2::1');
    await knock('start', '2001:db8:1:2:ffff::9');
    expect(await counts()).toBe(before + 1);
    await knock('start', '2001:db8:1:3::1');
    expect(await counts()).toBe(before + 2);
  });

  it('is what the proxy says, and nobody else', async () => {
    const plain = await startGivingApp({ databases: app.databases, clock: app.clock, config: { requestLimits: true } });
    const before = await counts();
    for (const from of ['198.51.100.1', '198.51.100.2', '198.51.100.3']) await knock('start', from, { at: plain });
    expect(await counts()).toBe(before + 1);
    await plain.stop();
  });

  it('is stored under a key of the day and of the hand, and in no log', async () => {
    const from = '192.0.2.77';
    await knock('start', from);
    await knock('household_code', from);
    const given = async (): Promise<string[]> => {
      const rows = await world.rows<{ network: Buffer }>('SELECT client_subnet AS network FROM giving.request_count WHERE city_id = $1');
      return rows.map(({ network }) => network.toString('hex'));
    };
    const received = await world.as('casework', (tx) => tx.manager.findBy(requestCounts.receiving, { cityId: tx.cityId }));
    const first = await given();
    expect(received.filter(({ clientSubnet }) => first.includes(clientSubnet.toString('hex')))).toEqual([]);
    expect(first.join()).not.toContain(Buffer.from(from).toString('hex'));
    app.clock.advance(24 * 3_600_000);
    await knock('start', from);
    expect((await given()).length).toBe(first.length + 1);
    expect([app.log.join(), second.log.join()].filter((log) => /192\.0\.2|203\.0\.113|2001:db8/.test(log))).toEqual([]);
  });

  it('is forgotten when its day is over', async () => {
    app.clock.advance(24 * 3_600_000);
    await world.runDue();
    const left = await world.as('casework', (tx) => tx.manager.findBy(requestCounts.receiving, { cityId: tx.cityId }));
    expect([await counts(), left.length]).toEqual([0, 0]);
  });
});

describe('five hundred donors behind one address', () => {
  it('all begin their gifts, and look at them', async () => {
    const from = '198.51.100.200';
    const needs = await world.needs(Array.from({ length: 500 }, () => 10_000n));
    const headers = { 'x-forwarded-for': from, 'content-type': 'application/json' };
    const give = async (needId: string, at: number): Promise<number[]> => {
      const { url } = at % 2 === 0 ? app : second;
      const lines = [{ needId, amount: { amount: '100.00', currency: 'TRY' } }];
      const begun = await fetch(`${url}/api/v1/testkent/donations`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ lines, ifFilled: 'next' }),
      });
      const { token } = (await begun.json()) as { token: string };
      return [begun.status, (await fetch(`${url}/api/v1/testkent/donations/${token}`, { headers })).status];
    };
    const statuses: number[][] = [];
    const waiting = needs.map((needId, at) => ({ needId, at }));
    await Promise.all(
      Array.from({ length: 25 }, async () => {
        for (let next = waiting.pop(); next; next = waiting.pop()) statuses.push(await give(next.needId, next.at));
      }),
    );
    expect(statuses.filter((each) => each.join() !== '201,200')).toEqual([]);
    expect(statuses).toHaveLength(500);
  }, 60_000);
});

describe('the list', () => {
  it('is no door: nothing is counted there', async () => {
    const before = await counts();
    for (const path of ['/testkent/en/bills', '/testkent/en', '/api/v1/testkent/needs', '/api/v1/testkent/tally'])
      expect((await fetch(app.url + path)).status).toBe(200);
    expect(await counts()).toBe(before);
  });
});
