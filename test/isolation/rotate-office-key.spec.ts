import { randomBytes } from 'node:crypto';
import { CreateCity } from '../../src/cities/index.js';
import type { CityId } from '../../src/kernel/ids.js';
import type { Config } from '../../src/platform/config/index.js';
import { type Database, databaseToken } from '../../src/platform/database/index.js';
import { ReportKeys } from '../../src/reports/index.js';
import { rotateKeysCommand } from '../../src/wiring/commands/rotate-keys.js';
import { exampleCity } from '../stories/bill-file-city.js';
import { startTestApp, type TestApp } from '../support/index.js';

// The office's master key is replaced as docs/operations.md says: the new one beside the old one, keys:rotate, the old one away.

describe('a new OFFICE_KEY', () => {
  let before: TestApp;
  let city: CityId;
  let privateKey: Buffer;

  beforeAll(async () => {
    before = await startTestApp({ sites: ['donor', 'office', 'casework'] });
    ({ id: city } = await before.get(CreateCity).run(exampleCity));
    privateKey = await signingKeyIn(before);
  });

  const signingKeyIn = async (app: TestApp): Promise<Buffer> => {
    const office: Database<'office'> = app.app.get(databaseToken('office'), { strict: false });
    return office.inCity(city, async (tx) => (await app.get(ReportKeys).newest(tx)).privateKey);
  };

  /** A process on the same data with an office key of its own. */
  const processWith = async (office: Buffer, previous?: Buffer): Promise<TestApp> => {
    const config: Partial<Config> = { keys: { ...before.config.keys, office }, previousKeys: previous ? { office: previous } : {} };
    return startTestApp({ sites: ['donor', 'office', 'casework'], databases: before.databases, config });
  };

  it('opens a city’s signing key alone once keys:rotate ran, and not before', async () => {
    const fresh = randomBytes(32);
    const alone = await processWith(fresh);
    await expect(signingKeyIn(alone)).rejects.toThrow(/unable to authenticate/);

    const both = await processWith(fresh, before.config.keys.office);
    await expect(signingKeyIn(both)).resolves.toEqual(privateKey);
    const printed: string[] = [];
    await rotateKeysCommand({ args: [], print: (line) => void printed.push(line), get: (token) => both.app.get(token, { strict: false }) });
    expect(printed).toContain('signing keys sealed again: 1');

    await expect(signingKeyIn(alone)).resolves.toEqual(privateKey);
    await expect(signingKeyIn(before)).rejects.toThrow(/unable to authenticate/);
  });
});
