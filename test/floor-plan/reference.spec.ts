import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { declaredSettings, projectRoot } from '../../src/platform/config/index.js';
import { retiredIdentifiers } from '../support/glossary.js';
import { referencePages } from '../support/reference.js';

const read = (path: string): string => readFileSync(join(projectRoot(), path), 'utf8');

describe('the reference', () => {
  it('says what the code says: else run `npm run reference`', async () => {
    const pages = await referencePages(JSON.parse(read('locales/en/refusals.json')) as Record<string, unknown>);
    for (const [path, text] of Object.entries(pages)) expect([path, read(path)]).toEqual([path, text]);
  });

  it('declares every variable that docker-compose.yml and the Dockerfile give the service', () => {
    const site = read('docker-compose.yml').split('  site:')[1]?.split('  mailpit:')[0] ?? '';
    const given = [...site.matchAll(/^ {6}([A-Z_]+):/gm)].map(([, name]) => name ?? '');
    const image = [...(/^ENV (.+)$/m.exec(read('Dockerfile'))?.[1] ?? '').matchAll(/([A-Z_]+)=/g)].map(([, name]) => name ?? '');
    expect([given.length > 8, image.length > 2]).toEqual([true, true]);
    expect([...given, ...image].filter((name) => !(name in declaredSettings))).toEqual([]);
  });
});

describe('the words', () => {
  const files = ['src', 'migrations', 'test', 'bench'].flatMap((folder) =>
    readdirSync(join(projectRoot(), folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|tsx)$/.test(name))
      .map((name) => `${folder}/${name}`),
  );

  it('that are retired name nothing in the code any more', () => {
    const retired = new RegExp(`\\b(${Object.keys(retiredIdentifiers).join('|')})\\b`);
    const found = files
      .filter((file) => file !== 'test/support/glossary.ts')
      .flatMap((file) => (retired.exec(read(file)) ?? []).slice(1).map((name) => `${file}: ${name} is now ${retiredIdentifiers[name]}`));
    expect(files.length).toBeGreaterThan(500);
    expect(found).toEqual([]);
  });
});
