import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { logins, type KeyName, type Login } from '../../platform/config/index.js';
import { findBinaries } from './binaries.js';
import { makeCluster } from './cluster.js';
import { openDataDir, type DataDir } from './data-dir.js';
import { freePort } from './free-port.js';
import { hold, spawnKeeper } from './keeper.js';
import { makeLogins } from './logins.js';
import { forgetForeignPid, readPostmaster, type Postmaster } from './postmaster.js';
import { readSecrets } from './secrets.js';
import { serverUser } from './server-user.js';

export interface EmbeddedServer {
  readonly dataDir: string;
  readonly port: number;
  /** The server process at the start; after a crash it is another one. */
  readonly pid: number;
  /** The database `pif`, one URL per login. */
  readonly urls: Readonly<Record<Login, string>>;
  /** Development's master keys, base64. */
  readonly keys: Readonly<Record<KeyName, string>>;
  /** For making databases (tests) and for nothing else. */
  readonly superuserUrl: string;
  /** Where the data is, if not in the usual place. */
  readonly note?: string;
  /** Lets go of the server. Whoever lets go last stops it, and then this waits until it has stopped. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataDir?: string | undefined;
  readonly fsync?: boolean;
}

type Running = Pick<Postmaster, 'pid' | 'port'>;

const patienceMs = 60_000;

/**
 * Finds the server that runs on the data folder, or starts it (and makes it, the first time). It runs until the last process
 * that called this has called `stop` or has ended in whatever way. If it crashes, the process that started it starts it again
 * on the same port.
 * @throws Error with a sentence that says what to do.
 */
export async function startEmbedded(options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  if (process.platform === 'win32')
    throw new Error('The embedded Postgres runs on Linux and macOS. On Windows use WSL, or set the DATABASE_URL_… of a Postgres of yours.');
  const dir = openDataDir(options.dataDir);
  const secrets = readSecrets(dir.secrets);
  const server = new Server(dir, secrets.passwords.postgres, options.fsync ?? true);
  const { pid, port } = await server.joinOrStart();
  const url = (login: Login | 'postgres', database: string): string =>
    `postgresql://${login}:${secrets.passwords[login]}@127.0.0.1:${port}/${database}`;
  try {
    await makeLogins(url('postgres', 'postgres'), 'pif', secrets);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    dataDir: dir.root,
    port,
    pid,
    urls: Object.fromEntries(logins.map((login) => [login, url(login, 'pif')])) as Record<Login, string>,
    keys: secrets.keys,
    superuserUrl: url('postgres', 'postgres'),
    ...(dir.note === undefined ? {} : { note: dir.note }),
    stop: () => server.stop(),
  };
}

class Server {
  private held: number | undefined;
  private crashes: number[] = [];

  constructor(
    private readonly dir: DataDir,
    private readonly password: string,
    private readonly fsync: boolean,
  ) {}

  async joinOrStart(): Promise<Running> {
    const deadline = performance.now() + patienceMs;
    try {
      while (performance.now() < deadline) {
        this.held = hold(this.dir);
        const running = this.held === undefined ? await this.start(await freePort(), deadline) : await this.ready(deadline);
        if (running !== undefined) return running;
        this.letGo();
        await sleep(100);
      }
      throw new Error(`Postgres did not start within ${patienceMs / 1000} s. Its log, ${this.dir.log}, ends:\n${tail(this.dir.log)}`);
    } catch (error) {
      this.letGo();
      throw error;
    }
  }

  async stop(): Promise<void> {
    if (this.held === undefined) return;
    this.letGo();
    const noticed = performance.now() + 1_000;
    const deadline = performance.now() + 10_000;
    while (performance.now() < deadline) {
      const found = readPostmaster(this.dir.cluster);
      if (found === undefined) return;
      // Still ready after a second: another process holds it, and it is theirs to stop.
      if (found.status !== 'stopping' && performance.now() > noticed) return;
      await sleep(20);
    }
  }

  /** Undefined when another process is about to start or to stop the same server: look again. */
  private async start(port: number, deadline: number): Promise<Running | undefined> {
    if (await this.someoneElses()) return undefined;
    const user = serverUser(this.dir.cluster);
    const binaries = findBinaries(user, this.dir.root);
    makeCluster(this.dir, binaries, user, this.password);
    forgetForeignPid(this.dir.cluster);
    const logged = existsSync(this.dir.log) ? statSync(this.dir.log).size : 0;
    const keeper = spawnKeeper(this.dir, binaries, user, { port, fsync: this.fsync });
    keeper.unref();
    let failed: Error | undefined;
    keeper.once('error', (error) => (failed = error));
    while (!ended(keeper) && failed === undefined && this.held === undefined) {
      this.held = hold(this.dir);
      if (this.held === undefined) await sleep(5);
    }
    const running = await this.ready(deadline, { keeper, port });
    if (running !== undefined) {
      keeper.once('exit', () => void this.startAgain(port));
      return running;
    }
    const said = tail(this.dir.log, logged);
    if (failed !== undefined || !passing.test(said)) {
      throw new Error(`Postgres could not be started as ${user.name} on ${this.dir.cluster}: ${failed?.message ?? said}`);
    }
    return undefined;
  }

  /** Waits until the server answers; undefined when it is gone or going instead. */
  private async ready(deadline: number, own?: { keeper: ChildProcess; port: number }): Promise<Running | undefined> {
    const gone = performance.now() + 3_000;
    while (performance.now() < deadline) {
      const found = readPostmaster(this.dir.cluster);
      // Of several starters at once one gets the data folder; the port tells whose server this is.
      if (found?.status === 'ready' && (own === undefined || own.port === found.port)) return found;
      if (own === undefined ? found?.status === 'stopping' || (found === undefined && performance.now() > gone) : ended(own.keeper))
        return undefined;
      await sleep(20);
    }
    return undefined;
  }

  /** A server without a keeper is on its way out; one that stays has lost its keeper, and is told to go. */
  private async someoneElses(): Promise<boolean> {
    const found = readPostmaster(this.dir.cluster);
    if (found === undefined) return false;
    for (let waited = 0; waited < 2_000; waited += 100) {
      if (this.held !== undefined || readPostmaster(this.dir.cluster)?.pid !== found.pid) return true;
      await sleep(100);
      this.held = hold(this.dir);
    }
    if (readPostmaster(this.dir.cluster)?.status === 'ready') process.kill(found.pid, 'SIGINT');
    return true;
  }

  /** After a crash, on the same port, so that the pools find it again. More than three in a minute are too many. */
  private async startAgain(port: number): Promise<void> {
    const now = performance.now();
    this.crashes = [...this.crashes.filter((at) => now - at < 60_000), now];
    while (this.held !== undefined && this.crashes.length <= 3 && performance.now() < now + patienceMs) {
      try {
        if ((await this.start(port, now + patienceMs)) !== undefined) return;
      } catch {
        return; // its log says why, and /health/ready says that it is down
      }
      await sleep(200);
    }
  }

  private letGo(): void {
    if (this.held !== undefined) closeSync(this.held);
    this.held = undefined;
  }
}

/** What Postgres says when a moment's waiting helps. */
const passing = /lock file "postmaster.pid" already exists|shared memory block .* is still in use|could not bind|could not create any TCP/;

function ended(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function tail(log: string, from = 0): string {
  if (!existsSync(log)) return '';
  return readFileSync(log, 'utf8').slice(from).split('\n').slice(-15).join('\n').trim();
}
