import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { Cities, type City, CreateCity, countryDefaults, type NewCity } from '../../src/cities/index.js';
import { localDate } from '../../src/kernel/local-date.js';
import { Money } from '../../src/kernel/money.js';
import { type Database, databaseToken } from '../../src/platform/database/index.js';
import { projectRoot } from '../../src/platform/config/index.js';
import { GivingCity, startGivingApp } from '../invariants/giving.js';
import { built } from '../support/built.js';
import type { TestApp } from '../support/index.js';
import { keysOf } from '../support/test-config.js';
import { testServer } from '../support/test-server.js';

let app: TestApp;
const create = (change: Partial<NewCity> = {}): Promise<City> =>
  app.get(CreateCity).run({ slug: 'newkent', names: { en: 'Newkent' }, country: 'TR', ...change });

beforeAll(async () => {
  app = await startGivingApp();
}, 60_000);

describe('a new city', () => {
  it.each([
    ['AL', 'ALL', 'Europe/Tirane', ['sq']],
    ['BA', 'BAM', 'Europe/Sarajevo', ['bs', 'hr', 'sr']],
    ['BG', 'EUR', 'Europe/Sofia', ['bg']],
    ['GR', 'EUR', 'Europe/Athens', ['el']],
    ['HR', 'EUR', 'Europe/Zagreb', ['hr']],
    ['ME', 'EUR', 'Europe/Podgorica', ['cnr', 'sr']],
    ['MK', 'MKD', 'Europe/Skopje', ['mk', 'sq']],
    ['RO', 'RON', 'Europe/Bucharest', ['ro']],
    ['RS', 'RSD', 'Europe/Belgrade', ['sr']],
    ['TR', 'TRY', 'Europe/Istanbul', ['tr']],
    ['XK', 'EUR', 'Europe/Belgrade', ['sq', 'sr']],
  ] as const)(
    'of %s begins with its country’s currency, zone and languages, empty and not open',
    async (country, currency, zone, languages) => {
      const slug = `new-${country.toLowerCase()}`;
      const city = await create({ slug, country });
      expect(city).toMatchObject({
        currency,
        timeZone: zone,
        languages: [...languages, 'en'],
        status: 'opens_soon',
        listing: 'banded',
        billers: [],
      });
      expect(city.k).toBeGreaterThanOrEqual(5);
      expect(city.limits).toMatchObject({ billsPerHousehold: 4, reservationMinutes: 40 });
      expect(city.limits.minGift.compare(city.limits.maxGift)).toBeLessThan(0);
      const page = await app.visitor().get(`/${slug}/en`).expect(200);
      expect(page.text).toContain('Newkent opens soon');
      await app.visitor().get(`/${slug}/en/bills`).expect(403);
    },
  );

  it('is asked for a country of the network, no more and no less', () => {
    expect(Object.keys(countryDefaults).sort()).toEqual(['AL', 'BA', 'BG', 'GR', 'HR', 'ME', 'MK', 'RO', 'RS', 'TR', 'XK']);
  });

  it.each<[string, Partial<NewCity>, string, string]>([
    ['a country of elsewhere', { country: 'ZZ' }, 'country_unknown', 'country'],
    ['an address of the service', { slug: 'api' }, 'body_invalid', 'slug'],
    ['a language as slug', { slug: 'cnr' }, 'body_invalid', 'slug'],
    ['capitals', { slug: 'Newkent' }, 'body_invalid', 'slug'],
    ['a mark', { slug: '~newkent' }, 'body_invalid', 'slug'],
    ['two letters', { slug: 'x1' }, 'body_invalid', 'slug'],
    ['no name', { names: {} }, 'body_invalid', 'name'],
    ['a name in no language', { names: { newken: 'newkent' } }, 'body_invalid', 'name'],
    ['a name in none of its languages', { names: { sq: 'Newkent' } }, 'body_invalid', 'name'],
    ['an empty name', { names: { en: ' ' } }, 'body_invalid', 'name'],
    ['a host that is none', { hosts: ['https://give.example/'] }, 'body_invalid', 'host'],
    ['the host of nobody', { hosts: ['localhost'] }, 'body_invalid', 'host'],
  ])('is not made with %s', async (_what, change, code, field) => {
    await expect(create(change)).rejects.toMatchObject({ code, field });
  });

  it('takes no slug and no host of another, and leaves nothing behind when it is refused', async () => {
    await create({ slug: 'firstkent', hosts: ['Give.Firstkent.example'] });
    await expect(create({ slug: 'firstkent' })).rejects.toMatchObject({ code: 'city_exists', field: 'slug' });
    await expect(create({ slug: 'secondkent', hosts: ['give.firstkent.example'] })).rejects.toMatchObject({
      code: 'city_exists',
      field: 'host',
    });
    expect((await app.get(Cities).all()).map(({ slug }) => slug)).not.toContain('secondkent');
  });

  it.each<[string, Partial<NewCity>]>([
    ['classes below five', { k: 4 }],
    ['a reservation that ends before the provider’s session', { reservationMinutes: 31 }],
    ['a reservation over 40 minutes', { reservationMinutes: 41 }],
    ['a largest gift below the smallest', { minGift: 500n, maxGift: 400n }],
    [
      'cash support on the direct path',
      { moneyPaths: [{ needKind: 'cash', path: 'direct', permit: 'x', permitFrom: '2026-01-01', permitUntil: '2027-01-01' }] },
    ],
    [
      'a path without a permit',
      { moneyPaths: [{ needKind: 'bill', path: 'trust', permit: '', permitFrom: '2026-01-01', permitUntil: '2027-01-01' }] },
    ],
  ])('is not made with %s, by the database’s own word', async (_what, change) => {
    await expect(create({ slug: 'oddkent', ...change })).rejects.toThrow(/check constraint/);
  });
});

describe('the currency of a city', () => {
  it('has dates: Sofia counts in euros since 2026-01-01, at 1.95583 leva', async () => {
    const sofia = await create({ slug: 'sofia', country: 'BG', names: { bg: 'София' } });
    expect(sofia.currencies).toEqual([
      { currency: 'EUR', validFrom: '2026-01-01', previous: 'BGN', perPrevious: expect.stringMatching(/^1\.955830*$/) },
    ]);
    expect(sofia.currencyOn(localDate('2026-01-01'))).toBe('EUR');
    expect(sofia.limits.maxBill.currency).toBe('EUR');
  });

  it('changes on its day, by the city’s own clock, and its limits with it', async () => {
    const city = await create({ slug: 'changekent', country: 'RS', names: { sr: 'Чејнџкент' } });
    const day = "'2026-11-21'"; // tomorrow, by the test's clock
    await app.app.get<Database<'office'>>(databaseToken('office'), { strict: false }).inCity(city.id, async (tx) => {
      await tx.query(
        `INSERT INTO shared.city_currency (city_id, valid_from, currency, per_previous, previous) VALUES ($1, ${day}, 'EUR', 117.2, 'RSD')`,
        [city.id],
      );
      await tx.query('UPDATE shared.city SET revision = revision + 1 WHERE id = $1', [city.id]);
    });
    await app.get(Cities).refresh();
    const before = await app.get(Cities).bySlug('changekent');
    expect([before.currency, before.currencyOn(localDate('2026-11-20')), before.currencyOn(localDate('2026-11-21'))]).toEqual([
      'RSD',
      'RSD',
      'EUR',
    ]);
    const stood = app.clock.now();
    try {
      app.clock.set(new Date('2026-11-20T22:59:00Z')); // 23:59 in Belgrade
      expect((await app.get(Cities).bySlug('changekent')).currency).toBe('RSD');
      app.clock.set(new Date('2026-11-20T23:00:00Z'));
      expect((await app.get(Cities).bySlug('changekent')).currency).toBe('EUR');
    } finally {
      app.clock.set(stood);
    }
  });
});

describe('the settings of an open city', () => {
  it('decide the smallest and the largest gift', async () => {
    const city = await GivingCity.open(app, 'limitkent', { minGift: 2_000n, maxGift: 30_000n });
    const [need, more] = await city.needs([40_000n, 40_000n]);
    if (!need || !more) throw new Error('two needs');
    await expect(city.start([[need, 1_999n]])).rejects.toMatchObject({ code: 'amount_too_small' });
    await expect(city.start([[need, 30_001n]])).rejects.toMatchObject({ code: 'amount_too_large' });
    await expect(
      city.start([
        [need, 20_000n],
        [more, 10_001n],
      ]),
    ).rejects.toMatchObject({ code: 'amount_too_large' });
    await city.start([[need, 2_000n]]);
    await city.start([[more, 30_000n]]);
  });

  it.each([35, 40])('decide that a checkout holds its amount for %i minutes', async (minutes) => {
    const city = await GivingCity.open(app, `hold${String(minutes)}kent`, { reservationMinutes: minutes });
    const [need] = await city.needs([10_000n]);
    if (!need) throw new Error('a need');
    const gift = await city.start([[need, 10_000n]]);
    // The provider keeps silent, also when it is asked: paid there, and not told.
    await city.rows('UPDATE giving.payment SET poll_attempts = 100 WHERE city_id = $1 AND id = $2', gift.paymentId);
    await city.rows(`UPDATE giving.sandbox_checkout SET state = 'approved' WHERE city_id = $1 AND id = $2`, gift.reference);
    app.clock.advance((minutes - 1) * 60_000);
    await city.runDue();
    expect(await city.need(need)).toMatchObject({ reserved: 10_000n });
    app.clock.advance(2 * 60_000);
    await city.runDue();
    expect(await city.need(need)).toMatchObject({ reserved: 0n });
  });

  it('say until which day a permit lets gifts in: none before it, none after its last', async () => {
    const permit = { needKind: 'bill', path: 'direct', permit: 'Example permit 2' } as const;
    const open = (slug: string, permitFrom: string, permitUntil: string): Promise<GivingCity> =>
      GivingCity.open(app, slug, { moneyPaths: [{ ...permit, permitFrom, permitUntil }] });
    for (const city of [await open('earlykent', '2026-11-21', '2027-01-01'), await open('latekent', '2026-01-01', '2026-11-19')]) {
      const [need] = await city.needs([10_000n]);
      if (!need) throw new Error('a need');
      await expect(city.start([[need, 10_000n]])).rejects.toMatchObject({ code: 'need_kind_unknown' });
      expect(await city.need(need)).toMatchObject({ reserved: 0n });
    }
  });

  it('take no gift for a bill after the last moment of its last day in the city’s zone', async () => {
    const city = await GivingCity.open(app, 'lastdaykent');
    const stood = app.clock.now();
    const lastMoment = new Date('2026-11-20T20:59:59.999Z'); // 23:59:59.999 in Istanbul
    const [need] = await city.needs([10_000n], 'water', { fundableUntil: lastMoment });
    if (!need) throw new Error('a need');
    try {
      app.clock.set(new Date('2026-11-20T20:59:00Z'));
      await city.start([[need, 1_000n]]);
      app.clock.set(new Date('2026-11-20T21:00:00Z'));
      await expect(city.start([[need, 1_000n]])).rejects.toMatchObject({ code: 'need_not_fundable' });
      const list = await app.program().get('/api/v1/lastdaykent/needs').expect(200);
      expect((list.body as { items: unknown[] }).items).toEqual([]);
    } finally {
      app.clock.set(stood);
    }
  });

  it('bring its own legal words, in the donor’s language, onto the receipt', async () => {
    const legalTexts = [
      { kind: 'receipt', language: 'tr', body: 'Örnek hukuki metin.' },
      { kind: 'receipt', language: 'en', body: 'An example of a legal text.' },
    ] as const;
    const city = await GivingCity.open(app, 'legalkent', { legalTexts });
    const [need] = await city.needs([10_000n]);
    if (!need) throw new Error('a need');
    const gift = await city.start([[need, 10_000n]]);
    await city.tell(gift);
    await city.runDue();
    const receipt = (language: string) => app.visitor().get(`/legalkent/${language}/gifts/${gift.token}/receipt`).expect(200);
    expect((await receipt('tr')).text).toContain('Örnek hukuki metin.');
    expect((await receipt('en')).text).toContain('An example of a legal text.');
  });

  it('keep single amounts off every page of a banded city', async () => {
    const city = await GivingCity.open(app, 'bandkent', { listing: 'banded' });
    const [need] = await city.needs([12_345n]);
    const page = (path: string) => app.visitor().get(`/bandkent/en${path}`);
    for (const path of ['', '/bills', '/choose', '/transparency']) expect((await page(path).expect(200)).text).not.toContain('123.45');
    await page(`/bills/${need ?? ''}`).expect(404);
    const answer = await app.program().get('/api/v1/bandkent/needs').expect(400);
    expect(answer.body).toMatchObject({ code: 'need_kind_unknown' });
  });

  it('name billers, and no other is known', async () => {
    const city = await app.get(Cities).bySlug('limitkent');
    expect(city.biller('water')).toMatchObject({ kind: 'water', subscriberPattern: '^\\d+$' });
    expect(() => city.biller('telephone')).toThrow(expect.objectContaining({ code: 'biller_unknown' }));
    expect(city.limits.minGift.compare(Money.of(2_000n, 'TRY'))).toBe(0);
  });
});

describe('npm run city:create', () => {
  const command = (...args: string[]): Promise<{ code: number | null; said: string }> => {
    const keys = Object.fromEntries(keysOf(['office']).map((name) => [`${name.toUpperCase()}_KEY`, testServer().keys[name]]));
    const child = spawn(process.execPath, [join(projectRoot(), 'dist', 'src', 'cli.js'), 'city:create', ...args], {
      env: { PATH: process.env['PATH'], NODE_ENV: 'test', DATABASE_URL_OFFICE: app.databases.urls.office, ...keys },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString('utf8')));
    return new Promise((resolve) => child.once('exit', (code) => resolve({ code, said })));
  };

  beforeAll(built, 240_000);

  it('makes an empty city from its country’s defaults, at home at once on its own host', async () => {
    const made = await command(
      '--slug',
      'plovdiv',
      '--country',
      'BG',
      '--name',
      'bg=Пловдив',
      '--name',
      'en=Plovdiv',
      '--host',
      'give.plovdiv.example',
      '--accent',
      '#7a3b8f',
    );
    expect(made).toEqual({ code: 0, said: expect.stringContaining('BG · EUR · Europe/Sofia · bg, en') });
    app.clock.advance(10_000); // the directory is read again
    expect((await app.visitor().get('/plovdiv/en')).text).toContain('Plovdiv opens soon');
    expect((await app.visitor().get('/en').set('Host', 'give.plovdiv.example')).text).toContain('Plovdiv opens soon');
    const city = await app.get(Cities).bySlug('plovdiv');
    expect(city).toMatchObject({ status: 'opens_soon', theme: { accent: '#7a3b8f' }, billers: [], permits: {} });
  }, 60_000);

  it.each<[string, string[], string]>([
    ['the same slug again', ['--slug', 'plovdiv', '--country', 'BG', '--name', 'bg=Пловдив'], '(city_exists, slug)'],
    [
      'a colour nobody can read',
      ['--slug', 'yellow', '--country', 'TR', '--name', 'tr=Sarıkent', '--accent', '#ffff00'],
      '(theme_contrast)',
    ],
    ['a name without its language', ['--slug', 'noname', '--country', 'TR', '--name', 'Adsız'], '(body_invalid, name)'],
    ['a flag that there is not', ['--slug', 'flag', '--colour', 'red'], "Unknown option '--colour'"],
  ])(
    'says no to %s, in a sentence',
    async (_what, args, sentence) => {
      const refused = await command(...args);
      expect(refused).toEqual({ code: 1, said: expect.stringContaining(sentence) });
      expect(refused.said).not.toMatch(/^\s+at /m);
    },
    60_000,
  );
});
