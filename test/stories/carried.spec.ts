import { beforeAll, describe, expect, it } from '@jest/globals';
import { CreateCity } from '../../src/cities/index.js';
import { textsIn } from '../../src/platform/texts/index.js';
import { GivingCity, startGivingApp } from '../invariants/giving.js';
import type { TestApp } from '../support/index.js';
import { readPdf } from '../support/read-pdf.js';

const { t, refusal } = textsIn('en');

let app: TestApp;
beforeAll(async () => {
  app = await startGivingApp();
  await GivingCity.open(app, 'testkent', {
    names: { tr: '</script><b>Testkent', en: '</script><b>Testkent' },
    widgetHosts: ['www.city.example', 'news.example'],
  });
  await GivingCity.open(app, 'plainkent');
  await GivingCity.open(app, 'soonkent', { status: 'opens_soon' });
}, 60_000);

const get = (path: string) => app.visitor().get(path);

describe('a private link', () => {
  it('opens for 400 days, and then says so; it is kept by nobody on the way', async () => {
    const city = await GivingCity.open(app, 'linkkent');
    const [need] = await city.needs([10_000n]);
    const gift = await city.start([[need!, 10_000n]]);
    await city.tell(gift);
    await city.runDue();
    const paths = ['', '/receipt', '/receipt.pdf'].map((rest) => `/linkkent/en/gifts/${gift.token}${rest}`);
    for (const path of paths) {
      const { status, headers } = await get(path);
      expect([path, status]).toEqual([path, 200]);
      expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' });
    }
    const page = (await get(paths[0]!)).text;
    expect(page).toContain(t('share.link.days', { days: 400 }));
    expect(page).toMatch(/<meta name="robots" content="noindex"/);
    expect(page).not.toContain('og:image');
    const before = app.clock.now();
    app.clock.advance(400 * 86_400_000);
    expect((await get(paths[0]!)).status).toBe(200);
    app.clock.advance(86_400_000);
    for (const path of paths) {
      const answer = await get(path);
      expect([path, answer.status, answer.text.includes(refusal('donation_link_expired'))]).toEqual([path, 410, true]);
    }
    const { body } = await app.program().get(`/api/v1/linkkent/donations/${gift.token}`).set('Accept', 'application/json');
    expect(body).toMatchObject({ code: 'donation_link_expired', status: 410 });
    app.clock.set(before);
  });
});

describe('what is passed on', () => {
  it('is a card of the city, which holds no amount and runs nothing', async () => {
    const { status, headers, body } = await get('/testkent/tr/card.svg').responseType('blob');
    const svg = (body as Buffer).toString('utf8');
    expect([status, headers['content-type']]).toEqual([200, 'image/svg+xml; charset=utf-8']);
    expect(svg).toContain('&lt;/script>');
    expect(svg).not.toMatch(/<script|on\w+=|₺|TL|href/);
    expect((await get('/soonkent/en/card.svg')).status).toBe(200);
  });

  it('is a picture for sites that show no drawing, the same for everybody, and says of a closed city that it is closed', async () => {
    const cards = new Map<string, Buffer>();
    for (const path of ['/plainkent/tr', '/plainkent/en', '/soonkent/tr', '/testkent/tr']) {
      const { status, headers, body } = await get(`${path}/card.png`).responseType('blob');
      const png = body as Buffer;
      expect([path, status, headers['content-type'], headers['cross-origin-resource-policy']]).toEqual([
        path,
        200,
        'image/png',
        'cross-origin',
      ]);
      expect(headers).not.toHaveProperty('set-cookie');
      expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
      expect(png.length).toBeLessThan(150_000);
      cards.set(path, png);
    }
    expect(new Set([...cards.values()].map((png) => png.toString('base64'))).size).toBe(4);
    const again = await get('/plainkent/tr/card.png').responseType('blob');
    expect((again.body as Buffer).equals(cards.get('/plainkent/tr')!)).toBe(true);
    expect((await get('/soonkent/en/card.svg').responseType('blob')).body.toString()).toContain(
      t('donor.soon.heading', { city: 'Testkent' }),
    );
  });

  it('names the picture to every site that shows cards, on an open city’s page and on a closed one’s', async () => {
    for (const path of ['/plainkent/en', '/soonkent/en']) {
      const { text } = await get(path);
      const [, card] = /<meta property="og:image" content="([^"]*)"/.exec(text) ?? [];
      expect(new URL(card ?? '').pathname).toBe(`${path}/card.png`);
      for (const tag of [
        'og:image:type" content="image/png"',
        'og:image:width" content="1200"',
        'twitter:card" content="summary_large_image"',
      ])
        expect(text).toContain(tag);
      expect(text).toContain(`<meta name="twitter:image" content="${card ?? ''}"`);
    }
    expect((await get('/soonkent/en')).text).not.toContain('DonateAction');
  });

  it('is named on the city’s page, with an action that machines read, and which no name can break out of', async () => {
    const { text } = await get('/testkent/en');
    expect(text).toMatch(/<meta property="og:image" content="[^"]*\/testkent\/en\/card\.png"/);
    const [, block] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text) ?? [];
    expect(JSON.parse(block ?? '')).toMatchObject({ '@type': 'DonateAction', recipient: { name: '</script><b>Testkent' } });
    expect(block).not.toContain('<');
    const { text: list } = await get('/testkent/en/bills');
    expect(list).not.toContain('ld+json');
  });
});

describe('a poster', () => {
  const poster = (query: string, city = 'plainkent') => get(`/${city}/tr/poster${query}`).responseType('blob');

  it('is a tagged PDF with a code, the words for it, and the place', async () => {
    const { status, headers, body } = await poster('?place=merkez-kutuphane');
    expect([status, headers['content-type'], headers['content-disposition']]).toEqual([
      200,
      'application/pdf',
      'inline; filename="plainkent-tr-merkez-kutuphane.pdf"',
    ]);
    const read = await readPdf(body as Buffer);
    expect(read).toMatchObject({ language: 'tr', marked: true, pages: 1 });
    expect(read.parts).toContainEqual({ role: 'H1', text: textsIn('tr').t('poster.heading') });
    const figure = read.parts.find(({ role }) => role === 'Figure');
    expect(figure?.alt).toContain('/plainkent/tr?place=merkez-kutuphane');
    expect(read.text).toContain('merkez-kutuphane');
    expect((await get('/plainkent/tr?place=merkez-kutuphane')).status).toBe(200);
  });

  it('is refused by a city that is not open, and for a place that is no place', async () => {
    const code = async (query: string, city?: string) => {
      const answer = await poster(query, city).set('Accept', 'application/json');
      return [answer.status, (JSON.parse((answer.body as Buffer).toString('utf8')) as { code: string }).code];
    };
    expect(await code('', 'soonkent')).toEqual([403, 'city_not_open']);
    expect(await code('', 'nokent')).toEqual([404, 'city_unknown']);
    for (const place of ['A', 'a b', '../x', '%3Cb%3E', '-a', 'a--b', 'x'.repeat(41), 'ğ']) {
      expect([place, ...(await code(`?place=${encodeURIComponent(place)}`))]).toEqual([place, 400, 'place_invalid']);
    }
    expect((await poster('?place=a&place=b')).status).toBe(400);
  });
});

describe('what others keep of it', () => {
  it.each([
    ['/card.svg', 'public, max-age=3600'],
    ['/card.png', 'public, max-age=3600'],
    ['/poster', 'public, max-age=3600'],
    ['/widget', 'public, max-age=60'],
  ])('%s: %s', async (path, kept) => {
    const { status, headers } = await get(`/plainkent/tr${path}`);
    expect([status, headers['cache-control']]).toEqual([200, kept]);
    expect(headers).not.toHaveProperty('set-cookie');
  });

  it('is never a refusal', async () => {
    for (const path of ['/soonkent/tr/poster', '/plainkent/tr/poster?place=A', '/nokent/tr/card.svg', '/nokent/tr/card.png']) {
      const { status, headers } = await get(path);
      expect([path, status >= 400, headers['cache-control']]).toEqual([path, true, 'no-store']);
    }
  });
});

describe('the widget', () => {
  it('may be framed by the sites that the city named, and by nobody else’s; every other page by nobody', async () => {
    const named = await get('/testkent/en/widget');
    expect(named.headers['content-security-policy']).toContain('frame-ancestors https://www.city.example https://news.example');
    expect(named.headers).not.toHaveProperty('x-frame-options');
    const none = await get('/plainkent/en/widget');
    expect([none.headers['content-security-policy']?.includes("frame-ancestors 'none'"), none.headers['x-frame-options']]).toEqual([
      true,
      'DENY',
    ]);
    for (const path of ['/testkent/en', '/testkent/en/bills', '/testkent/en/transparency', '/testkent/en/household']) {
      const { headers } = await get(path);
      expect([path, headers['content-security-policy']?.includes("frame-ancestors 'none'"), headers['x-frame-options']]).toEqual([
        path,
        true,
        'DENY',
      ]);
    }
  });

  it('has no script, no form and no cookie, and its links leave the frame', async () => {
    const { text, headers } = await get('/plainkent/en/widget');
    expect(text).not.toMatch(/<script|<form| style="/);
    expect(headers).not.toHaveProperty('set-cookie');
    const links = [...text.matchAll(/<a [^>]*>/g)].map(([tag]) => tag);
    expect(links).toHaveLength(1);
    expect(links.every((tag) => tag.includes('target="_top"'))).toBe(true);
  });

  it.each([['*'], ['https://x.example'], ["x.example; script-src 'unsafe-inline'"], ['x'], ['*.example']])(
    'takes no host like %s',
    async (host) => {
      const made = app.get(CreateCity).run({ slug: 'badkent', names: { tr: 'Bad' }, country: 'TR', widgetHosts: [host] });
      await expect(made).rejects.toMatchObject({ code: 'body_invalid', field: 'widgetHosts' });
    },
  );
});
