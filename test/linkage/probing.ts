import { newId, type NeedId } from '../../src/kernel/ids.js';
import { localDate } from '../../src/kernel/local-date.js';
import { Money } from '../../src/kernel/money.js';
import { isRefusal } from '../../src/kernel/refusal.js';
import { publishNeeds, readChoice } from '../../src/needs/index.js';
import { ReadDonation } from '../../src/donations/index.js';
import type { TestApp } from '../support/index.js';
import { GivingCity } from '../invariants/giving.js';
import { moneyJobs } from '../invariants/model/money-jobs.js';
import { look } from './sight.js';

const PRICE = 10_000n;
const STEP = 1_000n;

export interface Probe {
  readonly gifts: number;
  /** Moments at which anything public, or on the gift's own page, moved with one of the small gifts. */
  readonly moved: number;
  /** Bills that the gifts filled meanwhile. */
  readonly filled: number;
  /** Then, where fewer than a class wait: small gifts beside a checkout that nobody pays, made to hold all but a little of what they lack. */
  readonly beside: number;
  /** How many of these came back in part or whole, and so told what was left. */
  readonly toldBeside: number;
}

/** Somebody gives to a class again and again, a tenth of its price each time, and looks after each gift whether anything moved. */
export async function probe(app: TestApp, slug: string): Promise<Probe> {
  const permit = { permit: 'Example permit 1', permitFrom: '2020-01-01', permitUntil: '2099-01-01' };
  const world = await GivingCity.open(app, slug, {
    listing: 'banded',
    k: 5,
    minGift: 1n,
    moneyPaths: [{ needKind: 'bill', path: 'direct', ...permit }],
  });
  const { city } = world;
  const jobs = moneyJobs(app);
  const facts = {
    kind: 'bill' as const,
    billerCode: 'water',
    district: null,
    dueOn: localDate('2027-06-15'),
    fundableUntil: new Date(app.clock.now().getTime() + 5e9),
  };
  const needs = Array.from({ length: 14 }, (_, at) => ({
    id: newId<NeedId>(),
    amount: Money.of(PRICE + BigInt(at * 97), 'TRY'),
    ...facts,
    publishedOn: city.today(app.clock.now()),
  }));
  await world.as('casework', (tx) => publishNeeds(tx, city, needs));
  const choice = readChoice(`bill:water:${PRICE}`);
  if (!choice) throw new Error('a choice');
  const publicly = async (): Promise<string> => {
    const { classes, counter } = await look(world);
    return JSON.stringify([[...classes].map(String), counter.map(String)]);
  };
  let [gifts, moved] = [0, 0];
  const pages = new Set<string>();
  try {
    for (; gifts < 120; gifts += 1) {
      const before = await publicly();
      const gift = await world.start([], { lines: [{ choice, amount: Money.of(STEP, 'TRY') }] });
      await world.tell(gift);
      await jobs.runDue();
      const { lines, status } = await app.get(ReadDonation).run(city, gift.token);
      pages.add(JSON.stringify([status, lines.map((line) => [line.state, line.amount.minor.toString()])]));
      if ((await publicly()) !== before) moved += 1;
    }
  } catch (error) {
    if (!isRefusal(error, 'choice_unknown')) throw error;
  }
  const [row] = await world.rows<{ filled: number }>(
    `SELECT count(*)::integer AS filled FROM meeting.need WHERE city_id = $1 AND status = 'funded'`,
  );
  return { gifts, moved: moved + pages.size - 1, filled: row?.filled ?? 0, ...(await probeBeside(world, jobs)) };
}

/** The prober is given what it looks for, so that no guess of its own could be better: it holds all but this, and gives a tenth of a price. */
const LEFT = [1n, 250n, 500n, 999n];

async function probeBeside(world: GivingCity, jobs: ReturnType<typeof moneyJobs>): Promise<Pick<Probe, 'beside' | 'toldBeside'>> {
  const choice = readChoice('bill:water');
  if (!choice) throw new Error('a choice');
  const lines = (amount: bigint) => ({ lines: [{ choice, amount: Money.of(amount, 'TRY') }] });
  let toldBeside = 0;
  for (const left of LEFT) {
    const [row] = await world.rows<{ lacking: bigint }>(
      `SELECT sum(amount - funded - reserved)::bigint AS lacking FROM meeting.need WHERE city_id = $1 AND status = 'open'`,
    );
    const held = (row?.lacking ?? 0n) - left;
    if (held > 0n) await world.start([], lines(held));
    const gift = await world.start([], lines(STEP));
    await world.tell(gift);
    await jobs.runDue();
    const { refund } = await world.app.get(ReadDonation).run(world.city, gift.token);
    if (refund) toldBeside += 1;
  }
  return { beside: LEFT.length, toldBeside };
}
