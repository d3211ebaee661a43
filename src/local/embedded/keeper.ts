import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, closeSync, constants, existsSync, openSync } from 'node:fs';
import type { Binaries } from './binaries.js';
import { serverEnvironment } from './cluster.js';
import type { DataDir } from './data-dir.js';
import type { ServerUser } from './server-user.js';

// Who wants the server to run holds the pipe `alive` open for writing, and never writes. When the last holder lets go, be it
// that it ended well, crashed or was killed with -9, the kernel closes its end, `read` returns, and the server is told to
// stop. So the running site and a command can share a server, and nothing stays behind. $1 postgres, $2 pipe, then options.
const script = `
  postgres=$1 alive=$2; shift 2
  "$postgres" "$@" &
  server=$!
  ( read -r _ < "$alive"; kill -INT "$server" ) &
  watch=$!
  wait "$server"; status=$?
  kill "$watch" 2>/dev/null
  exit "$status"`;

export interface ServerOptions {
  readonly port: number;
  /** false only for throw-away data of tests: a power cut would then lose it. */
  readonly fsync: boolean;
}

/** Starts the server under its keeper, in a session of its own, so that Ctrl-C reaches us and not it. */
export function spawnKeeper(dir: DataDir, binaries: Binaries, user: ServerUser, options: ServerOptions): ChildProcess {
  makePipe(dir, user);
  const settings = {
    port: String(options.port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '300',
    shared_buffers: '128MB',
    fsync: options.fsync ? 'on' : 'off',
    // A failed statement's detail line quotes the row, and the row may be a person.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
  };
  const log = openSync(dir.log, 'a', 0o600);
  try {
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    return spawn('/bin/sh', ['-c', script, 'pay-it-forward-postgres', binaries.postgres, dir.alive, '-D', dir.cluster, ...flags], {
      ...user.ids,
      cwd: '/',
      detached: true,
      env: serverEnvironment(),
      stdio: ['ignore', log, log],
    });
  } finally {
    closeSync(log);
  }
}

/** Takes hold of a running keeper. Undefined when none listens: nobody runs the server, or it has begun to stop. */
export function hold(dir: DataDir): number | undefined {
  try {
    return openSync(dir.alive, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENXIO' || code === 'ENOENT') return undefined;
    throw error;
  }
}

function makePipe(dir: DataDir, user: ServerUser): void {
  if (existsSync(dir.alive)) return;
  const done = spawnSync('mkfifo', ['-m', '600', dir.alive], { encoding: 'utf8' });
  if (done.status !== 0 && !existsSync(dir.alive)) throw new Error(`mkfifo ${dir.alive}: ${done.error?.message ?? done.stderr}`);
  if ('uid' in user.ids) chownSync(dir.alive, user.ids.uid, user.ids.gid);
}
