import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { house } from '../../eslint.house.js';
import { resolve } from '../runner/ts-hooks.js';

// What is kept from one run to the next, and how it is told that something changed.

describe('a spec in watch mode', () => {
  const spec = pathToFileURL(join(import.meta.dirname, '../../src/kernel/money.spec.ts')).href;
  const asked = async (parentURL: string): Promise<string> => {
    const next = (): never => {
      throw new Error('our own files are found by the hook');
    };
    const { url } = (await resolve('./money.js', { parentURL }, next)) as { url: string };
    return url.slice(url.lastIndexOf('/') + 1);
  };

  it('reads what it imports again in each run, and outside watch mode once', async () => {
    expect(await asked(`${spec}?run=3`)).toBe('money.ts?run=3');
    expect(await asked(spec)).toBe('money.ts');
    expect(await asked(`${spec}?again=1`)).toBe('money.ts');
  });
});

describe('the cache of eslint', () => {
  it('is of one version of the house’s rules', () => {
    expect(house.meta.version).toMatch(/^[0-9a-f]{12}$/);
  });
});
