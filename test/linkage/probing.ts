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
  return { gifts, moved: moved + pages.size - 1, filled: row?.filled ?? 0 };
}
