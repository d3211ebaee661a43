import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { CachedPage, PageCache, PageSlot } from './page-cache.js';

const made = (text: string): CachedPage<string> =>
  new CachedPage(
    <p>
      {text} <PageSlot name="basket" />
    </p>,
    () => <i>nobody</i>,
    text,
  );

describe('a kept page', () => {
  it('is one text for everybody, with each reader’s own words in its slots', () => {
    const kept = made('bills');
    const reply = { header: () => reply } as never;
    expect(String(kept.send({ headers: {} } as never, reply))).toBe('<!doctype html><p>bills <i>nobody</i></p>');
    expect(kept.filled(() => <i>{'<me>'}</i>)).toBe('<!doctype html><p>bills <i>&lt;me></i></p>');
    expect(String(kept.send({ headers: {} } as never, reply))).not.toContain('me');
  });
});

describe('a kept page on its way', () => {
  it.each([
    ['gzip', true],
    ['br, gzip;q=0.8', true],
    ['GZIP ; q=1', true],
    ['gzip;q=0', false],
    ['br, gzip; q=0.000', false],
    ['identity', false],
  ])('to a reader who takes %j is packed: %j', (accepted, packed) => {
    const told: string[] = [];
    const reply = { header: (name: string) => (told.push(name), reply) };
    const sent = made('bills').send({ headers: { 'accept-encoding': accepted } } as never, reply as never);
    expect(told.includes('content-encoding')).toBe(packed);
    expect(String(packed ? gunzipSync(sent) : sent)).toContain('bills');
  });
});

describe('a place in a kept page', () => {
  it.each(['\u0001', '\u0001basket\u0001'])('is nobody’s to open by typing %j', (typed) => {
    const kept = made(typed);
    expect(kept.filled(() => <i>mine</i>)).toBe(`<!doctype html><p>${typed} <i>mine</i></p>`);
  });
});

describe('the cache of pages', () => {
  it('makes a page once for all who ask while it is being made, and again when its time is over', async () => {
    const cache = new PageCache<string>(30);
    let times = 0;
    const make = async (): Promise<CachedPage<string>> => {
      await sleep(5);
      return made(String(++times));
    };
    const asked = await Promise.all(Array.from({ length: 50 }, () => cache.get('city', 'tr', make)));
    expect(new Set(asked.map(({ of }) => of))).toEqual(new Set(['1']));
    await sleep(40);
    expect((await cache.get('city', 'tr', make)).of).toBe('2');
  });

  it('never mixes two cities, two languages or two filters', async () => {
    const cache = new PageCache<string>(1_000);
    const keys = [
      ['a', 'tr'],
      ['b', 'tr'],
      ['a', 'en'],
      ['a', 'tr ?kind=gas'],
    ] as const;
    for (const [city, key] of keys) await cache.get(city, key, () => Promise.resolve(made(`${city}/${key}`)));
    for (const [city, key] of keys) expect((await cache.get(city, key, () => Promise.resolve(made('wrong')))).of).toBe(`${city}/${key}`);
  });

  it('does not keep a failure', async () => {
    const cache = new PageCache<string>(1_000);
    await expect(cache.get('a', 'tr', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect((await cache.get('a', 'tr', () => Promise.resolve(made('up')))).of).toBe('up');
  });

  it('holds a bounded number of pages, whatever strangers put into addresses', async () => {
    const cache = new PageCache<string>(60_000);
    for (let page = 0; page < 2_000; page++) await cache.get('a', `?min=${String(page)}`, () => Promise.resolve(made('')));
    expect(cache.size('a')).toBeLessThanOrEqual(500);
  });
});
