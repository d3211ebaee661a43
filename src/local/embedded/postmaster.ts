import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly status: 'starting' | 'stopping' | 'ready' | 'standby';
}

/**
 * The server that runs on a data folder, by Postgres's own postmaster.pid (pid, folder, start, port, …, status on line 8).
 * Undefined when there is none, when the file is left over from a killed server, or while it is being written.
 */
export function readPostmaster(cluster: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  const status = lines[7]?.trim();
  if (!Number.isInteger(pid) || !Number.isInteger(port) || !isStatus(status) || !isPostgres(pid)) return undefined;
  return { pid, port, status };
}

function isStatus(word: string | undefined): word is Postmaster['status'] {
  return word === 'starting' || word === 'stopping' || word === 'ready' || word === 'standby';
}

/** A pid alone may have been given to another program since. Where there is no /proc, being alive has to do. */
function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
  } catch {
    if (process.platform === 'linux') return false;
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Removes the lock file of a killed server whose pid some other program has by now: Postgres would take that program for a
 * server and refuse to start. A dead pid is left to Postgres, which knows better than we whether the data is still in use.
 */
export function forgetForeignPid(cluster: string): void {
  const file = join(cluster, 'postmaster.pid');
  try {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    const program = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
    if (program !== 'postgres') rmSync(file);
  } catch {
    // no lock file, no such process, or no /proc
  }
}
