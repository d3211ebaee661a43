import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import type { DataDir } from './data-dir.js';
import type { ServerUser } from './server-user.js';

/**
 * Makes the data folder of a new server unless there is one. It is made aside and renamed, so that a killed first start
 * leaves no half-made data behind, and of two first starts at once one wins.
 */
export function makeCluster(dir: DataDir, binaries: Binaries, user: ServerUser, superuserPassword: string): void {
  if (existsSync(dir.cluster)) return;
  const half = join(dir.root, `pgdata.${process.pid}`);
  const passwordFile = join(dir.root, `initdb.${process.pid}`);
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  writeFileSync(passwordFile, superuserPassword + '\n', { mode: 0o600 });
  try {
    if ('uid' in user.ids) for (const path of [half, passwordFile]) chownSync(path, user.ids.uid, user.ids.gid);
    const done = spawnSync(
      binaries.initdb,
      [
        ...['--pgdata', half, '--username', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256', '--encoding', 'UTF8'],
        // The builtin provider sorts and folds alike on every machine, whatever the system's own libraries hold.
        ...['--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C', '--no-instructions'],
      ],
      { ...user.ids, cwd: '/', encoding: 'utf8', env: serverEnvironment() },
    );
    if (done.status !== 0) {
      throw new Error(`initdb could not make ${dir.cluster} as ${user.name}: ${done.error?.message ?? done.stderr + done.stdout}`);
    }
    try {
      renameSync(half, dir.cluster);
    } catch (error) {
      if (!existsSync(dir.cluster)) throw error;
    }
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(half, { recursive: true, force: true });
  }
}

/** What the server's own processes see: none of our keys and passwords. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}
