import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, lstatSync, mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { projectRoot } from '../../platform/config/index.js';
import { canReach, serverUser } from './server-user.js';

export interface DataDir {
  readonly root: string;
  /** Postgres's own folder. */
  readonly cluster: string;
  readonly secrets: string;
  /** Who holds this pipe open wants the server to run; see keeper.ts. */
  readonly alive: string;
  readonly log: string;
  /** Said to the person at the start, where the place is not the obvious one. */
  readonly note?: string;
}

/**
 * Opens (and makes, if need be) the folder that holds the embedded server's data.
 * @param wanted DATA_DIR; without it `.data` in the checkout, or, where the server's user cannot get there, a folder of this
 *   checkout's own under /var/tmp.
 * @throws Error with a sentence that says what to do, if the wanted folder cannot be used.
 */
export function openDataDir(wanted: string | undefined): DataDir {
  if (wanted !== undefined) {
    const folder = resolve(wanted);
    const problem = tryFolder(folder);
    if (problem !== undefined)
      throw new Error(`DATA_DIR=${wanted} cannot be used: ${problem}. Set DATA_DIR to another folder, such as ${fallback()}.`);
    return layout(folder);
  }
  const usual = join(projectRoot(), '.data');
  const problem = tryFolder(usual);
  if (problem === undefined) return layout(usual);
  const other = fallback();
  const second = tryFolder(other);
  if (second !== undefined)
    throw new Error(`Neither ${usual} (${problem}) nor ${other} (${second}) can hold the data. Set DATA_DIR to a folder that can.`);
  return { ...layout(other), note: `The data is kept in ${other}, because ${usual} cannot be used: ${problem}.` };
}

/** The files of a data folder, whether or not it is there. */
export function layout(root: string): DataDir {
  return {
    root,
    cluster: join(root, 'pgdata'),
    secrets: join(root, 'secrets.json'),
    alive: join(root, 'alive'),
    log: join(root, 'postgres.log'),
  };
}

function fallback(): string {
  const key = createHash('sha256').update(projectRoot()).digest('hex').slice(0, 12);
  const base = existsSync('/var/tmp') ? '/var/tmp' : tmpdir();
  return join(base, `pay-it-forward-${process.getuid?.() ?? 'user'}-${key}`);
}

/** Makes the folder; says in words why it cannot be used, or undefined when it can. */
function tryFolder(folder: string): string | undefined {
  try {
    if (mkdirSync(folder, { recursive: true, mode: 0o755 }) !== undefined) chmodSync(folder, 0o755);
    const found = lstatSync(folder);
    // A link or a stranger's folder in a shared /var/tmp would hand them our keys.
    if (!found.isDirectory()) return 'it is not a folder';
    const me = process.getuid?.();
    if (me !== undefined && found.uid !== me) return `it belongs to another user (${found.uid})`;
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES' ? 'you may not write there' : (error as Error).message;
  }
  const user = serverUser(layout(folder).cluster);
  // What `mktemp -d` makes is shut to everybody else. Passing through is opened, never looking around.
  if (!canReach(user, folder)) chmodSync(folder, (statSync(folder).mode & 0o777) | 0o011);
  if (!canReach(user, folder)) {
    return `Postgres must not run as root and so runs as ${user.name}, who cannot enter that folder`;
  }
  return undefined;
}
