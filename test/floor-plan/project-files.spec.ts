import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../src/platform/config/index.js';

const read = (path: string): string => readFileSync(join(projectRoot(), path), 'utf8');
const packageJson = JSON.parse(read('package.json')) as { version: string; license: string; engines: { node: string } };

// There is no Docker and no validator of publiccode.yml here: what can be read is read, and nothing of it was run.
describe('the development container', () => {
  const container = JSON.parse(read('.devcontainer/devcontainer.json')) as Record<string, unknown>;

  it('is an image of the Node that .nvmrc names and package.json allows, with a Chromium and the packages', () => {
    const major = read('.nvmrc').trim();
    expect(container['image']).toMatch(new RegExp(`:${major}-`));
    expect(packageJson.engines.node).toMatch(new RegExp(`^>=${major}\\.`));
    expect(container).toMatchObject({ updateContentCommand: 'npm ci', forwardPorts: [3000] });
    expect(String(container['onCreateCommand'])).toContain('chromium');
  });

  it('is said not to have been built', () => {
    expect(read('CONTRIBUTING.md')).toMatch(/development container.+not built/is);
  });
});

describe('publiccode.yml', () => {
  const text = read('publiccode.yml');
  const value = (key: string): string | undefined => new RegExp(`^ *${key}: (.+)$`, 'm').exec(text)?.[1]?.replaceAll('"', '');
  const list = (key: string): string[] =>
    [...(new RegExp(`^( *)${key}:\\n((?:\\1  - .+\\n)+)`, 'm').exec(text)?.[2] ?? '').matchAll(/- (.+)/g)].map(([, item]) => item ?? '');

  it('is lines of keys, texts and lists, without tabs', () => {
    expect(text.split('\n').filter((line) => !/^( *(- )?[A-Za-z]+:( .+)?| *- .+| {6}\S.+|#.*|)$/.test(line))).toEqual([]);
  });

  it('says what package.json and the catalogues say', () => {
    expect([value('softwareVersion'), value('license')]).toEqual([packageJson.version, packageJson.license]);
    expect([value('publiccodeYmlVersion'), value('developmentStatus'), value('softwareType')]).not.toContain(undefined);
    const tags = readdirSync(join(projectRoot(), 'locales')).map((tag) => (tag === 'cnr' ? 'sr-Latn-ME' : tag));
    expect(list('availableLanguages').sort()).toEqual(tags.sort());
    expect((value('shortDescription') ?? '').length).toBeLessThanOrEqual(150);
  });
});

describe('the licence', () => {
  it('is named by SPDX, with links to its text', () => {
    const text = read('LICENSE');
    expect(text).toContain(`SPDX-License-Identifier: ${packageJson.license}`);
    expect(text.match(/https:\/\/\S+/g)).toHaveLength(2);
  });
});

describe('the templates', () => {
  it('send weaknesses to SECURITY.md, and SECURITY.md to the setting', () => {
    expect(read('.github/ISSUE_TEMPLATE/bug.md')).toContain('](../../SECURITY.md)');
    expect(read('SECURITY.md')).toMatch(/`\/\.well-known\/security\.txt`[^]+`SECURITY_CONTACT`/);
    expect(read('.github/PULL_REQUEST_TEMPLATE.md')).toContain('what-lint-cannot-prove');
  });
});
