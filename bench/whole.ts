import { newId, type NeedId } from '../src/kernel/ids.js';
import { localDate } from '../src/kernel/local-date.js';
import { Money } from '../src/kernel/money.js';
import { publishNeeds } from '../src/needs/index.js';
import { giveOnce } from './one-gift.js';
import { Caller } from './open-loop.js';
import type { Scale } from './scale.js';
import { drained } from './settle.js';
import type { World } from './world.js';

const AMOUNT = 2_000n;
const WARM = 200;

/** Goal 2: gifts a second the whole way over HTTP: started, told of by the provider, and funded; each client as fast as it is answered. */
export async function whole(world: World, { connections, gifts }: Scale): Promise<number> {
  const { city, accountId } = await world.city('bench-whole', { minGift: 1_000n });
  const count = Math.min(gifts, 6_000);
  const needs = Array.from({ length: Math.ceil((count + WARM) / 10) }, () => newId<NeedId>());
  const facts = { kind: 'bill' as const, amount: Money.of(AMOUNT * 10n, 'TRY'), billerCode: 'water', district: null };
  const days = { dueOn: localDate('2030-01-01'), fundableUntil: new Date('2030-12-31'), publishedOn: localDate('2026-01-01') };
  const rows = needs.map((id) => ({ id, ...facts, ...days }));
  await world.inCity('casework', city, (tx) => publishNeeds(tx, city, rows));
  const app = await world.application();
  const caller = new Caller();
  const shop = { caller, url: app.url, slug: city.slug, accountId };
  let donor = 0;
  const run = async (until: number): Promise<void> => {
    const client = async (): Promise<void> => {
      while (donor < until) {
        const line = { needId: needs[Math.floor(donor / 10)] ?? '' };
        const gift = { line, amount: AMOUNT, ifFilled: 'next' as const, donor: (donor += 1), pause: 0, copies: 1, due: performance.now() };
        const { refused, failed } = await giveOnce(shop, gift);
        if (refused || failed) throw new Error(`a gift was not taken: ${refused?.body ?? String(failed)}`);
      }
    };
    await Promise.all(Array.from({ length: connections }, client));
    await drained(world, city);
  };
  await run(WARM);
  const started = performance.now();
  await run(WARM + count);
  const seconds = (performance.now() - started) / 1000;
  caller.close();
  await app.end();
  return count / seconds;
}
