import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again until the answer is true. For what happens in another process, where nobody can tell us. */
export async function until(what: string, condition: () => boolean | Promise<boolean>, milliseconds = 15_000): Promise<void> {
  const deadline = performance.now() + milliseconds;
  while (performance.now() < deadline) {
    if (await condition()) return;
    await sleep(25);
  }
  throw new Error(`waited ${milliseconds} ms in vain: ${what}`);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
