import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { declaredSettings, projectRoot } from '../../src/platform/config/index.js';
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
