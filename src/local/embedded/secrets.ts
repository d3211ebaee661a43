import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { demoKey, demoPassword, type KeyName } from '../../platform/config/index.js';

/** Passwords of the embedded server and development's master keys (32 bytes, base64). */
export interface Secrets {
  readonly passwords: Record<'postgres' | 'donor' | 'office' | 'casework' | 'network' | 'books' | 'owner', string>;
  readonly keys: Record<KeyName, string>;
}

/**
 * Reads the folder's secrets; makes them at the first start. They are random, stand in a file of mode 600, and carry a mark
 * by which production knows and refuses them.
 */
export function readSecrets(file: string): Secrets {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const half = `${file}.${randomBytes(4).toString('hex')}`;
  writeFileSync(half, JSON.stringify(makeSecrets(), null, 2) + '\n', { mode: 0o600, flag: 'wx' });
  try {
    linkSync(half, file); // fails if another process was first: then its secrets are the ones
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(half);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
}

function makeSecrets(): Secrets {
  const password = demoPassword;
  return {
    passwords: {
      postgres: password(),
      donor: password(),
      office: password(),
      casework: password(),
      network: password(),
      books: password(),
      owner: password(),
    },
    keys: { giving: demoKey(), receiving: demoKey(), office: demoKey() },
  };
}
