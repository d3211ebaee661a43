import type { City, NewCity } from '../src/cities/index.js';
import { newId, type NeedId } from '../src/kernel/ids.js';
import { localDate } from '../src/kernel/local-date.js';
import { Money } from '../src/kernel/money.js';
import { publishNeeds } from '../src/needs/index.js';
import { giveOnce } from './one-gift.js';
import { Caller, openLoop, percentile } from './open-loop.js';
import { drained } from './settle.js';
import type { World } from './world.js';

const NEEDS = 100;
const PRICE = 100_000n;
const PART = 2_000n;

export interface BurstStep {
  readonly perSecond: number;
  readonly begun: number;
  /** Answered that nothing is left, and nothing was charged. */
  readonly refused: number;
  /** Told to come again: the service was too busy. */
  readonly busy: number;
  /** The provider's words that it had to say again. */
  readonly again: number;
  readonly startP99: number;
  readonly webhookP99: number;
  /** Seconds from the last webhook until nothing waits any more. */
  readonly drained: number;
}

export interface Burst {
  readonly listing: City['listing'];
  readonly steps: readonly BurstStep[];
  /** What is wrong afterwards, in words; nothing, if all is right. */
  readonly wrong: readonly string[];
  readonly funded: number;
  readonly donors: number;
}

const REFUSALS = /need_filled|amount_over_remaining|choice_unknown|nothing_waiting/;

/**
 * Goal 7: so many gifts a second, open loop, onto the last hundred bills of a city: each starts over the API, half a second later the
 * provider says that it was paid, to every tenth twice. Half of the donors want the next bill if theirs fills, half their money back.
 */
export async function burst(world: World, listing: City['listing'], rates: readonly number[], seconds: number): Promise<Burst> {
  const { city, accountId } = await world.city(`bench-burst-${listing}`, { listing, k: 5, minGift: 1_000n } satisfies Partial<NewCity>);
  const needs = Array.from({ length: NEEDS }, () => newId<NeedId>());
  const facts = { kind: 'bill' as const, amount: Money.of(PRICE, 'TRY'), billerCode: 'water', district: null };
  const days = { dueOn: localDate('2030-01-01'), fundableUntil: new Date('2030-12-31'), publishedOn: localDate('2026-01-01') };
  const rows = needs.map((id) => ({ id, ...facts, ...days }));
  await world.inCity('casework', city, (tx) => publishNeeds(tx, city, rows));
  const app = await world.application();
  const caller = new Caller();
  const shop = { caller, url: app.url, slug: city.slug, accountId };
  const steps: BurstStep[] = [];
  const wrong: string[] = [];
  let donors = 0;
  for (const perSecond of rates) {
    const [starts, webhooks]: [number[], number[]] = [[], []];
    let [refused, busy, again] = [0, 0, 0];
    await openLoop(perSecond, seconds, async (index, due) => {
      const donor = (donors += 1);
      const line = listing === 'exact' ? { needId: needs[donor % NEEDS] ?? '' } : { choice: `bill:water:${PRICE}` };
      const ifFilled = index % 2 === 0 ? 'next' : 'refund';
      const given = await giveOnce(shop, { line, amount: PART, ifFilled, donor, pause: 500, copies: index % 10 === 0 ? 2 : 1, due });
      starts.push(given.startTook);
      webhooks.push(...given.webhooksTook);
      again += given.again;
      if (given.refused?.status === 503) busy += 1;
      else if (given.refused && REFUSALS.test(given.refused.body)) refused += 1;
      else if (given.refused) wrong.push(`a start was answered ${given.refused.status}`);
      if (given.failed) wrong.push(`a webhook was answered ${given.failed}`);
    });
    const ended = performance.now();
    await drained(world, city);
    const after = (performance.now() - ended) / 1000;
    steps.push({
      perSecond,
      begun: starts.length,
      refused,
      busy,
      again,
      startP99: percentile(starts, 0.99),
      webhookP99: percentile(webhooks, 0.99),
      drained: after,
    });
  }
  caller.close();
  await app.end();
  return { listing, steps, funded: await judge(world, city, wrong), wrong, donors };
}

/** Nothing lost, nothing twice, nothing over, each unit once: by the tables, beside what `check:books` says. */
async function judge(world: World, city: City, wrong: string[]): Promise<number> {
  const faults = ['over', 'lost', 'twice', 'astray'] as const;
  const [row] = await world.asSuperuser<Record<(typeof faults)[number] | 'funded', string>>(
    `SELECT (SELECT count(*) FROM meeting.need WHERE city_id = $1 AND funded + reserved > amount) AS over,
            (SELECT count(*) FROM giving.inbox i LEFT JOIN giving.payment p ON p.city_id = i.city_id AND p.provider_checkout_id = i.provider_payment_id
             WHERE i.city_id = $1 AND (i.status <> 'done' OR coalesce(p.status, '') NOT IN ('captured', 'refunded'))) AS lost,
            (SELECT count(*) FROM (SELECT FROM meeting.journal_entry WHERE city_id = $1 AND kind = 'capture' GROUP BY entry_key HAVING count(*) > 1) t) AS twice,
            (SELECT count(*) FROM giving.donation d
             LEFT JOIN (SELECT donation_id, sum(amount) AS placed FROM giving.allocation WHERE city_id = $1 AND status = 'funded' GROUP BY 1) a ON a.donation_id = d.id
             LEFT JOIN giving.payment p ON p.city_id = d.city_id AND p.donation_id = d.id
             WHERE d.city_id = $1 AND d.status IN ('received', 'refunded') AND d.amount <> coalesce(a.placed, 0) + p.returned) AS astray,
            (SELECT count(*) FROM meeting.need WHERE city_id = $1 AND status = 'funded') AS funded`,
    [city.id],
  );
  for (const fault of faults) if (String(row?.[fault]) !== '0') wrong.push(`${fault}: ${String(row?.[fault])}`);
  return Number(row?.funded ?? 0);
}
