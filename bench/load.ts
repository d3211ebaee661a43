import autocannon from 'autocannon';

export interface Load {
  readonly url: string;
  readonly connections: number;
  /** Either so many requests … */
  readonly amount?: number;
  /** … or so many seconds. */
  readonly seconds?: number;
  readonly method?: 'GET' | 'POST';
  /** The n-th request. */
  readonly request: (index: number) => { path: string; headers?: Record<string, string>; body?: string };
}

export interface Outcome {
  readonly perSecond: number;
  readonly seconds: number;
  /** Milliseconds. */
  readonly p99: number;
}

/** The same client for both sides of a ratio. Anything but 2xx is an error: a server that refuses is not fast. */
export async function load({ url, connections, amount, seconds, method = 'GET', request }: Load): Promise<Outcome> {
  let sent = 0;
  const started = performance.now();
  let last = started;
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const client = autocannon(
      {
        url,
        connections,
        ...(amount === undefined ? { duration: seconds ?? 1 } : { amount }),
        requests: [{ method, setupRequest: (defaults) => ({ ...defaults, ...request(sent++) }) }],
      },
      (error: Error | null, outcome) => {
        if (error) reject(error);
        else resolve(outcome);
      },
    );
    // The client itself ends on whole seconds; what counts is when the last answer was there.
    client.on('response', () => (last = performance.now()));
  });
  const elapsed = (last - started) / 1000;
  const bad = result.non2xx + result.errors + result.timeouts;
  if (bad > 0) throw new Error(`${url}: ${bad} of ${result.requests.total} requests were not answered with 2xx`);
  return { perSecond: result['2xx'] / elapsed, seconds: elapsed, p99: result.latency.p99 };
}
