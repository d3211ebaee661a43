import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Answer {
  readonly status: number;
  readonly body: string;
  /** Milliseconds from when it was due, not from when it was sent: a client that waits in line waits too. */
  readonly took: number;
}

/** One client for all, that keeps its connections. */
export class Caller {
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: 256 });

  post(url: string, headers: Record<string, string>, body: string, due = performance.now()): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = http.request(
        url,
        {
          method: 'POST',
          agent: this.agent,
          headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString(), took: performance.now() - due }),
          );
          response.on('error', reject);
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** Begins so many a second, whether or not those before are done: nobody waits for a slow server to let the next donor come. */
export async function openLoop(perSecond: number, seconds: number, one: (index: number, due: number) => Promise<void>): Promise<number> {
  const started = performance.now();
  const running: Promise<void>[] = [];
  const count = Math.round(perSecond * seconds);
  for (let index = 0; index < count; index += 1) {
    const due = started + (index / perSecond) * 1000;
    const wait = due - performance.now();
    if (wait > 1) await sleep(wait);
    running.push(one(index, due));
  }
  await Promise.all(running);
  return (performance.now() - started) / 1000;
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
