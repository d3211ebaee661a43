import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot, type KeyName, type Login } from '../../src/platform/config/index.js';

/** The run's one Postgres, as global-setup.ts tells it to every test file. */
export interface TestServer {
  readonly superuserUrl: string;
  readonly urls: Readonly<Record<Login, string>>;
  readonly keys: Readonly<Record<KeyName, string>>;
  /** A migrated, empty database that each test file copies. */
  readonly template: string;
  readonly dataDir: string;
  /** Names this run, for what is done once in it. */
  readonly run: string;
}

const variable = 'PAY_IT_FORWARD_TEST_SERVER';

/** Kept between runs, so that initdb and the migrations are paid for once; the server itself ends with the run. */
export function testDataDir(): string {
  const checkout = createHash('sha256').update(projectRoot()).digest('hex').slice(0, 12);
  return join(tmpdir(), `pay-it-forward-test-${process.getuid?.() ?? 'user'}-${checkout}`);
}

/** Workers inherit the environment of the process that ran global-setup.ts. */
export function announceServer(server: TestServer | undefined): void {
  if (server === undefined) Reflect.deleteProperty(process.env, variable);
  else process.env[variable] = JSON.stringify(server);
}

export function testServer(): TestServer {
  const told = process.env[variable];
  if (told === undefined)
    throw new Error('no test server: a test that needs a database belongs under test/, not beside the source (jest.config.js)');
  return JSON.parse(told) as TestServer;
}
