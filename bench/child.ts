import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Child {
  readonly url: string;
  /** CPU seconds that it has used so far, user and system; 0 where /proc is not there. */
  cpu(): number;
  end(): Promise<void>;
}

/** A server in a process of its own on 127.0.0.1, so that both sides of a ratio stand in the same place. */
export async function startChild(args: readonly string[], port: number, env: NodeJS.ProcessEnv, ready: string): Promise<Child> {
  const child = spawn(process.execPath, [...args], {
    // HOME: the TypeScript reader keeps its native part there.
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    if (child.exitCode !== null || tries > 300) throw new Error(`${args.join(' ')} did not start`);
    if (await answers(url + ready)) break;
    await sleep(100);
  }
  return {
    url,
    cpu: () => cpuSeconds(child.pid ?? 0),
    end: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

/** Linux counts a process's CPU time in hundredths of a second, in the 14th and 15th field of its stat. */
function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}
