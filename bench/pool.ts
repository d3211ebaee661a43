import { randomUUID } from 'node:crypto';
import type { City } from '../src/cities/index.js';
import { StartDonation } from '../src/donations/index.js';
import { Money } from '../src/kernel/money.js';
import { writeMessage } from '../src/payments/providers/sandbox/domain/sandbox-message.js';
import { sign } from '../src/payments/providers/timestamp-signature.js';
import { load } from './load.js';
import type { Scale } from './scale.js';
import { drained } from './settle.js';
import { SECRET, type World } from './world.js';

const AMOUNT = 1_000n;

export interface PoolResult {
  readonly appended: readonly number[];
  readonly pooled: readonly number[];
}

/** Ratio 5: gifts of all clients into one city's pool, from webhook to booked, beside one row appended a request. */
export async function pool(world: World, scale: Scale): Promise<PoolResult> {
  const { city, accountId } = await world.city('bench-pool', { listing: 'banded', minGift: 1_000n }, 'pool');
  const gifts = await seedPool(world, city, Math.min(scale.gifts, 8_000));
  await world.asSuperuser(
    'CREATE TABLE IF NOT EXISTS public.bench_appended (id uuid PRIMARY KEY, amount bigint NOT NULL, at timestamptz NOT NULL)',
  );
  const app = await world.application();
  const bare = await world.reference();
  const { connections } = scale;
  const append = async (amount: number): Promise<number> => {
    const request = () => ({ path: '/append', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ amount: 1 }) });
    return (await load({ url: bare.url, connections, amount, method: 'POST', request })).perSecond;
  };
  const half = gifts.length / 2;
  await append(500);
  const appended = [await append(half)];
  const pooled: number[] = [];
  for (const some of [gifts.slice(0, half), gifts.slice(half)]) {
    const started = performance.now();
    const request = (index: number) => {
      const body = some[index] ?? '';
      return {
        path: `/webhooks/sandbox/${accountId}`,
        headers: { 'content-type': 'application/json', 'sandbox-signature': sign(SECRET, body, new Date()) },
        body,
      };
    };
    await load({ url: app.url, connections, amount: some.length, method: 'POST', request });
    await drained(world, city);
    pooled.push(some.length / ((performance.now() - started) / 1000));
    appended.push(await append(half));
  }
  await app.end();
  await bare.end();
  return { appended, pooled };
}

/** Free gifts that are started by the real deed, and the notification of each. */
async function seedPool(world: World, city: City, count: number): Promise<string[]> {
  const start = world.get(StartDonation);
  for (let from = 0; from < count; from += 8) {
    const wish = {
      lines: [{ choice: { kind: 'bill' as const, code: '' }, amount: Money.of(AMOUNT, 'TRY') }],
      language: 'en',
      ifFilled: 'next' as const,
      returnUrl: 'https://city.example/',
    };
    await Promise.all(Array.from({ length: Math.min(8, count - from) }, () => start.run(city, wish)));
  }
  const rows = await world.asSuperuser<{ id: string; payment_id: string }>(
    'SELECT id, payment_id FROM giving.sandbox_checkout WHERE city_id = $1',
    [city.id],
  );
  return rows.map(({ id, payment_id }) =>
    writeMessage({
      eventId: `evt_${randomUUID()}`,
      type: 'payment.captured',
      at: new Date(),
      mode: 'test',
      reference: id,
      paymentId: payment_id,
      amount: AMOUNT,
      currency: 'TRY',
    }),
  );
}
