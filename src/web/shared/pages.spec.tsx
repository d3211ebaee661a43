import { Logger } from '@nestjs/common';
import Fastify from 'fastify';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import supertest from 'supertest';
import { getContrastFromHex } from '@digdir/designsystemet/color';
import { Refusal } from '../../kernel/refusal.js';
import { refusalCodes } from '../../kernel/refusal-codes.js';
import { projectRoot } from '../../platform/config/index.js';
import { textsIn } from '../../platform/texts/index.js';
import { assets } from './assets.js';
import { ErrorFilter } from './error.filter.js';
import { ErrorPage } from './error.page.js';
import { accepted, languageOf } from './language-of.js';
import { Layout } from './layout.js';
import { configurePages } from './page-settings.js';
import { page } from './page.js';
import { problem } from './problem.js';
import { refusalOf } from './refusal-of.js';
import { securityHeaders } from './security-headers.js';
import { registerStaticFiles } from './static-files.js';
import { checkTheme, themeCss, themeHref } from './theme.js';

const city = {
  slug: 'testkent',
  languages: ['tr', 'en'],
  theme: { accent: '#0b5fa5' },
  name: () => 'Testkent',
  path: (language: string, path: string) => `/testkent/${language}${path}`,
};

describe('a city’s colour', () => {
  it.each(['#0b5fa5', '#8C1B3A', '#767676', '#949494'])('%s stands out from the page', (hex) => {
    expect(() => checkTheme(hex)).not.toThrow();
    expect(getContrastFromHex(hex as '#000', '#ffffff')).toBeGreaterThanOrEqual(3);
  });
  it.each(['#ffff00', '#f5a9b8', '#969696', 'red', '#12', '', '#0b5fa5;}body{display:none'])('%s is refused', (hex) => {
    expect(() => checkTheme(hex)).toThrow(new Refusal('theme_contrast'));
  });
  it('becomes a scale for light, dark and high contrast, and nothing else', () => {
    const css = themeCss('#0b5fa5');
    expect(css).toContain('--ds-color-accent-base-default:#0b5fa5');
    expect(css).toContain('prefers-color-scheme:dark');
    expect(css).toContain('prefers-contrast:more');
    expect(css).not.toContain('--ds-color-neutral');
  });
});

describe('the stylesheet', () => {
  const css = assets().files.get(assets().css.slice('/static/'.length))?.body.toString() ?? '';
  it('says nothing in another language: the design system’s own words are Norwegian', () => {
    const said = [...css.matchAll(/(?:content|label)\s*:\s*["']([^"']*\p{L}{2,}[^"']*)["']/gu)].map(([, words]) => words);
    expect(said).toEqual([]);
  });
  it('knows every class of the design system that a page names', () => {
    const named = new Set(sources().flatMap((text) => [...text.matchAll(/\bds-[a-z-]+\b/g)].map(([name]) => name)));
    expect([...named].filter((name) => !css.includes(`.${name}`))).toEqual([]);
  });
  it('loads nothing from another host', () => {
    expect([...css.matchAll(/url\((?!["']?(?:data:|\/static\/)).{0,40}/g)]).toEqual([]);
  });
});

describe('what is served as a file', () => {
  const fastify = Fastify();
  registerStaticFiles(fastify);
  beforeAll(() => fastify.listen({ port: 0, host: '127.0.0.1' }));
  afterAll(() => fastify.close());
  const get = (path: string, encoding = 'identity') => supertest(fastify.server).get(path).set('Accept-Encoding', encoding);
  it('is kept by browsers for ever, under a name that changes with it', async () => {
    const plain = await get(assets().css);
    const small = await get(assets().css, 'gzip, br').buffer(false);
    expect(plain.headers['cache-control']).toContain('immutable');
    expect(small.headers['content-encoding']).toBe('br');
    expect(Number(small.headers['content-length'])).toBeLessThan(Number(plain.headers['content-length']) / 5);
    expect((await get(themeHref('testkent', '#0b5fa5'))).status).toBe(200);
  });
  it.each(['/static/page.css', '/static/..%2fpackage.json', '/theme/testkent-0b5fa5-00000000.css', '/theme/x.css'])(
    '%s is not there',
    async (url) => {
      expect((await get(url)).status).toBe(404);
    },
  );
  it('is no theme that nobody could read, even by its right address', async () => {
    expect((await get(themeHref('testkent', '#ffff00'))).status).toBe(404);
  });
});

describe('a page', () => {
  const html = (demo: boolean): string => {
    configurePages({ demo, networkUrl: '' });
    return page(
      <Layout texts={textsIn('tr')} title="<b>" city={city} inLanguage={(tag) => `/testkent/${tag}`}>
        {'<script>alert(1)</script>'}
      </Layout>,
    );
  };
  it('says in its language that it is a demonstration, and only then', () => {
    expect(html(true)).toContain('Gerçek bir fatura ödenmez');
    expect(html(false)).not.toContain('Gerçek bir fatura ödenmez');
  });
  it('holds no inline script, style or handler, and escapes what it prints', () => {
    expect(html(false)).not.toMatch(/<style|style=|\son[a-z]+=|<script>(?!<)|<script(?! src)/);
    expect(html(false)).toContain('&lt;script');
    expect(html(false)).toContain('<html lang="tr"');
    expect(html(false)).toContain('hreflang="en" href="/testkent/en"');
  });
  it('of an error shows the sentence and the code, for every refusal in every language', () => {
    for (const code of Object.keys(refusalCodes) as (keyof typeof refusalCodes)[]) {
      const shown = page(<ErrorPage texts={textsIn('en')} code={code} />);
      expect(shown).toContain(code);
    }
  });
});

describe('an error', () => {
  it.each([
    [Object.assign(new Error('x'), { statusCode: 413 }), 'body_too_large', 413],
    [Object.assign(new Error('x'), { statusCode: 415 }), 'content_type_unsupported', 415],
    [Object.assign(new SyntaxError('x'), { statusCode: 400 }), 'body_invalid', 400],
    [Object.assign(new Error('x'), { statusCode: 404 }), 'not_found', 404],
    [new Refusal('need_filled'), 'need_filled', 409],
  ])('of the framework has a stable code (%#)', (error, code, status) => {
    expect(refusalOf(error)).toMatchObject({ code, status });
  });
  it('that is a bug has none', () => {
    expect(refusalOf(new TypeError('x'))).toBeUndefined();
    expect(refusalOf('x')).toBeUndefined();
  });
  it('is told to a program by RFC 9457', () => {
    expect(problem(new Refusal('amount_decimals', {}, 'lines.0.amount'), textsIn('en'))).toEqual({
      type: '/problems/amount_decimals',
      title: 'An amount has at most two decimals. Write thousands without a separator, for example 1500.',
      status: 400,
      code: 'amount_decimals',
      field: 'lines.0.amount',
    });
  });
});

describe('a bug', () => {
  const told = (accept: string, url: string): { sent: string; logged: string; status: number } => {
    const lines: unknown[] = [];
    Logger.overrideLogger({ log: () => undefined, warn: () => undefined, error: (...line: unknown[]) => void lines.push(line) });
    let sent = '';
    let status = 0;
    const reply = {
      sent: false,
      code: (given: number) => ((status = given), reply),
      header: () => reply,
      send: (body: string) => ((sent = body), reply),
    };
    const request = { url, method: 'POST', id: 'r1', headers: { accept }, cookies: {}, routeOptions: { url: '/:city/:lang/x' } };
    const host = { switchToHttp: () => ({ getRequest: () => request, getResponse: () => reply }) };
    new ErrorFilter().catch(
      Object.assign(new TypeError('Ayşe Örnek 10000000146'), { code: '23505', detail: 'Key (name)=(Ayşe)' }),
      host as never,
    );
    return { sent, logged: JSON.stringify(lines), status };
  };

  it.each([
    ['text/html', '/testkent/en/x?name=Ayşe'],
    ['application/json', '/api/v1/testkent/x?name=Ayşe'],
  ])('is told to the reader of %s by one neutral sentence, and logged without personal data', (accept, url) => {
    const { sent, logged, status } = told(accept, url);
    expect(status).toBe(500);
    expect(sent).toContain(textsIn('en').refusal('internal'));
    expect(sent + logged).not.toMatch(/Ayşe|Örnek|10000000146/);
    expect(sent).not.toMatch(/TypeError|23505|\.tsx?:/);
    expect(logged).toContain('TypeError');
    expect(logged).toContain('23505');
    expect(logged).toContain('/:city/:lang/x');
  });
});

describe('the reader’s language', () => {
  const asked = (url: string, headers = {}, cookies = {}): string => languageOf({ url, headers, cookies } as never);
  it('is the path’s, then the cookie’s, then the browser’s, then English', () => {
    expect(asked('/x/tr/y', { 'accept-language': 'en' }, { lang: 'en' })).toBe('tr');
    expect(asked('/', { 'accept-language': 'en' }, { lang: 'tr' })).toBe('tr');
    expect(asked('/', { 'accept-language': 'de, tr-TR;q=0.8, en;q=0.5' })).toBe('tr');
    expect(asked('/', { 'accept-language': 'en;q=0.1, tr;q=0.9' })).toBe('tr');
    expect(asked('/', { 'accept-language': 'de' }, { lang: 'xx' })).toBe('en');
    expect(accepted('tr, en', (tag) => tag === 'en')).toBe('en');
  });
  it.each([
    ['sr-ME, en;q=0.5', ['bs', 'cnr', 'en'], 'cnr'],
    ['sr-Latn-ME', ['sr', 'cnr'], 'cnr'],
    ['sr-RS, en;q=0.9', ['cnr', 'en'], 'cnr'],
    ['hr-BA, bs;q=0.8', ['bs', 'hr', 'sr'], 'hr'],
    ['hr, en', ['bg', 'en'], 'en'],
  ])('%s reads in a city of %s: %s', (header, tags, read) => {
    expect(accepted(header, (tag) => tags.includes(tag))).toBe(read);
  });
});

it('the security policy allows nothing inline and no other host but the payment provider’s', () => {
  const policy = securityHeaders({ https: true, paymentHosts: ['https://pay.example'] })['content-security-policy'] ?? '';
  const words = policy.split(/[; ]+/).filter((word) => !/^[a-z-]+$/.test(word));
  expect(new Set(words)).toEqual(new Set(["'none'", "'self'", 'data:', 'https://pay.example']));
  expect(securityHeaders({ https: false })).not.toHaveProperty('strict-transport-security');
});

function sources(): string[] {
  const root = join(projectRoot(), 'src');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx') && !file.endsWith('.spec.tsx'))
    .map((file) => readFileSync(join(root, file), 'utf8'));
}
