import type { City } from '../../src/cities/index.js';
import { ReadDonation } from '../../src/donations/index.js';
import { newId, type NeedId } from '../../src/kernel/ids.js';
import { endOfDay, localDate } from '../../src/kernel/local-date.js';
import { Money } from '../../src/kernel/money.js';
import { ListClasses, publishNeeds, readChoice, type Choice } from '../../src/needs/index.js';
import { OpenProviderAccount } from '../../src/payments/index.js';
import { recordGuarantee, type TestApp } from '../support/index.js';
import { GivingCity, SECRET, startGivingApp, wrongIn, type StartedGift } from './giving.js';
import { commandActor } from '../../src/kernel/actor.js';

const permit = { permit: 'Example permit 1', permitFrom: '2026-01-01', permitUntil: '2027-01-01' };
const K = 5;
/** At or above the largest floor that a class can draw: 2k−1. */
const ENOUGH = 2 * K;

let app: TestApp;
beforeAll(async () => {
  app = await startGivingApp();
});

async function banded(slug: string, path: 'direct' | 'trust' | 'pool'): Promise<GivingCity> {
  const world = await GivingCity.open(app, slug, {
    listing: 'banded',
    k: K,
    moneyPaths: [
      { needKind: 'bill', path, ...permit },
      { needKind: 'package', path: 'trust', ...permit },
      { needKind: 'cash', path: 'trust', ...permit },
    ],
    packages: [{ code: 'family', price: 50_000n, monthlyQuota: 100 }],
    cashPart: 20_000n,
  });
  await app.get(OpenProviderAccount).run(world.city, { provider: 'sandbox', mode: 'test', secret: SECRET }, commandActor('test'));
  return world;
}

async function support(world: GivingCity, kind: 'package' | 'cash', amount: bigint, count: number): Promise<void> {
  const needs = Array.from({ length: count }, () => ({
    id: newId<NeedId>(),
    kind,
    amount: Money.of(amount, 'TRY'),
    billerCode: null,
    ...(kind === 'package' ? { packageCode: 'family' } : {}),
    district: null,
    dueOn: null,
    fundableUntil: endOfDay(localDate('2027-06-30'), world.city.timeZone),
    publishedOn: world.city.today(app.clock.now()),
  }));
  await world.as('casework', (tx) => publishNeeds(tx, world.city, needs));
}

const choice = (text: string): Choice => readChoice(text) ?? never();
function never(): never {
  throw new Error('a choice');
}

async function give(
  world: GivingCity,
  lines: readonly (readonly [string, bigint])[],
  ifFilled: 'next' | 'refund' = 'next',
): Promise<StartedGift> {
  return world.start([], { lines: lines.map(([text, amount]) => ({ choice: choice(text), amount: Money.of(amount, 'TRY') })), ifFilled });
}

const shown = async (city: City): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await app.get(ListClasses).run(city)).map(({ kind, code, price, waiting }) => [[kind, code, price.minor].join(':'), waiting]),
  );

const open = (world: GivingCity): Promise<{ status: string; amount: bigint; reserved: bigint; funded: bigint }[]> =>
  world.rows(`SELECT status, amount, reserved, funded FROM meeting.need WHERE city_id = $1 ORDER BY urgent_on, published_on, id`);

describe('a banded city', () => {
  it('shows a class only with enough needs, and takes a gift to it to the oldest, without naming one', async () => {
    const world = await banded('bandkent', 'direct');
    await world.needs(Array.from({ length: ENOUGH }, (_, n) => 20_000n + BigInt(n) * 100n));
    await world.needs([500_000n, 500_000n]);
    expect(await shown(world.city)).toEqual({ 'bill:water:25000': ENOUGH });
    const gift = await give(world, [['bill:water:25000', 30_000n]]);
    expect((await open(world)).reduce((sum, { reserved }) => sum + reserved, 0n)).toBe(30_000n);
    await world.tell(gift);
    await world.runDue();
    const needs = await open(world);
    expect(needs.filter(({ status }) => status === 'funded')).toHaveLength(1);
    expect(needs.reduce((sum, { funded }) => sum + funded, 0n)).toBe(30_000n);
    // What the donor sees is the choice, not the needs behind it.
    const view = await app.get(ReadDonation).run(world.city, gift.token);
    expect(view.lines).toEqual([{ choice: choice('bill:water:25000'), amount: Money.of(30_000n, 'TRY'), state: 'funded' }]);
    expect(wrongIn(await world.books())).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['a class that is not public', 'bill:water:500000', 'choice_unknown'],
    ['a class of another biller', 'bill:gas:25000', 'choice_unknown'],
    ['a biller that is not there', 'bill:heat', 'biller_unknown'],
    ['all billers at once on the direct path', 'bill', 'payment_one_biller'],
    ['a package that is not there', 'package:home:50000', 'package_unknown'],
    ['a package without its price', 'package:family', 'choice_unknown'],
    ['a biller with nothing waiting', 'bill:gas', 'nothing_waiting'],
  ])('refuses %s', async (_, text, code) => {
    const world = await banded(`kent-${Math.random().toString(36).slice(2, 8)}`, 'direct');
    await world.needs(Array.from({ length: ENOUGH }, () => 25_000n));
    await expect(give(world, [[text, 50_000n]])).rejects.toThrow(code);
    expect(await world.rows('SELECT FROM giving.donation WHERE city_id = $1')).toHaveLength(0);
  });

  it('refuses a single bill by its id, as if there were none', async () => {
    const world = await banded('bandkent-ids', 'direct');
    const [need] = await world.needs(Array.from({ length: ENOUGH }, () => 25_000n));
    await expect(world.start([[need ?? never(), 1_000n]])).rejects.toThrow('need_unknown');
  });

  it('takes a start whether or not others hold all that waits: its answer tells nobody how much that is', async () => {
    const world = await banded('bandkent-hold', 'direct');
    await world.needs(Array.from({ length: ENOUGH }, () => 10_000n));
    await give(world, [['bill:water:10000', BigInt(ENOUGH) * 10_000n]]);
    // All but k−1 of them: who begins and does not pay cannot measure what is left.
    expect((await open(world)).reduce((sum, { reserved }) => sum + reserved, 0n)).toBe(BigInt(ENOUGH - (K - 1)) * 10_000n);
    await expect(give(world, [['bill:water:10000', 10_000n]])).resolves.toMatchObject({ amount: 10_000n });
    await expect(give(world, [['bill:water', 10_000n]])).resolves.toMatchObject({ amount: 10_000n });
  });

  it('tells nobody who does not pay for it what a few bills lack: no small gift beside unpaid checkouts comes back', async () => {
    const world = await banded('bandkent-probe', 'direct');
    await world.needs(Array.from({ length: ENOUGH }, () => 10_000n));
    await world.needs([7_300n], 'gas');
    const told = async (chosen: string, amount: bigint, ifFilled: 'next' | 'refund') => {
      const gift = await give(world, [[chosen, amount]], ifFilled);
      await world.tell(gift);
      await world.runDue();
      const { refund, lines } = await app.get(ReadDonation).run(world.city, gift.token);
      return [refund?.amount.minor, lines.map(({ amount: part }) => part.minor)];
    };
    for (const unpaid of [1_000n, 5_000n, 7_000n, 90_000n]) {
      await give(world, [['bill:gas', unpaid]]);
      expect(await told('bill:gas', 1_000n, unpaid === 5_000n ? 'refund' : 'next')).toEqual([undefined, [1_000n]]);
    }
    for (const unpaid of [100_000n, 99_000n, 50_000n]) {
      await give(world, [['bill:water:10000', unpaid]]);
      expect(await told('bill:water:10000', 3_000n, 'refund')).toEqual([undefined, [3_000n]]);
    }
    // Who gives more than all of it lacks learns that much, and has paid it.
    expect(await told('bill:gas', 10_000n, 'next')).toEqual([6_700n, [10_000n]]);
    expect((await open(world)).filter(({ amount }) => amount === 7_300n)).toMatchObject([{ status: 'funded' }]);
    expect(wrongIn(await world.books())).toEqual([]);
  });

  it('gives back that part of a late gift which others filled, and never the whole for an answer', async () => {
    const world = await banded('bandkent-late', 'direct');
    await world.needs(Array.from({ length: ENOUGH }, () => 10_000n));
    const late = await give(world, [['bill:water:10000', 104_000n]], 'refund');
    app.clock.advance(41 * 60_000);
    await world.runDue();
    await world.tell(late);
    await world.runDue();
    expect((await app.get(ReadDonation).run(world.city, late.token)).refund?.amount.minor).toBe(4_000n);
    expect((await open(world)).every(({ status }) => status === 'funded')).toBe(true);
    expect(wrongIn(await world.books())).toEqual([]);
    app.clock.advance(-41 * 60_000);
  });

  it('never shows a class below k, also after one leaves, and its number stands still until the day turns', async () => {
    const world = await banded('bandkent-k', 'direct');
    await world.needs(Array.from({ length: ENOUGH + 3 }, () => 25_000n));
    const seen: number[] = [];
    for (let gifts = 0; gifts < ENOUGH; gifts += 1) {
      const [number] = Object.values(await shown(world.city));
      if (number === undefined) break;
      seen.push(number);
      const waiting = (await open(world)).filter(({ status }) => status === 'open').length;
      expect(waiting).toBeGreaterThanOrEqual(K);
      await world.tell(await give(world, [['bill:water:25000', 25_000n]]));
      await world.runDue();
    }
    expect(new Set(seen)).toEqual(new Set([ENOUGH + 3]));
    expect(await shown(world.city)).toEqual({});
    expect((await open(world)).filter(({ status }) => status === 'open').length).toBeGreaterThanOrEqual(K - 1);
    // Too few for a class: a gift for the next bills is still taken.
    await world.tell(await give(world, [['bill:water', 10_000n]]));
    await world.runDue();
    expect((await open(world)).some(({ funded, status }) => status === 'open' && funded === 10_000n)).toBe(true);
    expect(wrongIn(await world.books())).toEqual([]);
    await expect(
      app.databases.inCityAsOwner(world.city.id, `UPDATE meeting.need_class SET public_count = 1 WHERE code = 'water'`),
    ).rejects.toThrow('need_class_never_below_k');
    recordGuarantee(
      'A1',
      'In a banded city a public class never holds fewer than k open needs, and its public number does not move with a gift.',
      `a class of ${ENOUGH + 3} emptied gift by gift, k = ${K}: 0 moments below k, 1 public number; the database refuses one below`,
    );
  });

  it('takes a gift beyond its class on to the next classes, and gives back what even they cannot take', async () => {
    const world = await banded('bandkent-next', 'direct');
    await world.needs(Array.from({ length: ENOUGH }, () => 10_000n));
    await world.needs([50_000n]);
    const gift = await give(world, [['bill:water:10000', 200_000n]]);
    await world.tell(gift);
    await world.runDue();
    expect((await open(world)).every(({ status }) => status === 'funded')).toBe(true);
    const view = await app.get(ReadDonation).run(world.city, gift.token);
    expect(view.refund?.amount.minor).toBe(50_000n);
    expect(wrongIn(await world.books())).toEqual([]);
  });

  it('keeps a gift within its class where the donor wants the rest back', async () => {
    const world = await banded('bandkent-back', 'direct');
    await world.needs(Array.from({ length: ENOUGH }, () => 10_000n));
    await world.needs([50_000n]);
    const gift = await give(world, [['bill:water:10000', 120_000n]], 'refund');
    await world.tell(gift);
    await world.runDue();
    const needs = await open(world);
    expect(needs.filter(({ amount }) => amount === 50_000n)).toEqual([{ status: 'open', amount: 50_000n, reserved: 0n, funded: 0n }]);
    expect((await app.get(ReadDonation).run(world.city, gift.token)).refund?.amount.minor).toBe(20_000n);
    expect(wrongIn(await world.books())).toEqual([]);
  });
});

describe('packages and cash support', () => {
  it('are given whole, on the city’s own account, several kinds in one payment', async () => {
    const world = await banded('paketkent', 'direct');
    await support(world, 'package', 50_000n, ENOUGH);
    await support(world, 'cash', 100_000n, ENOUGH);
    expect(await shown(world.city)).toEqual({ 'cash::20000': ENOUGH, 'package:family:50000': ENOUGH });
    await expect(give(world, [['cash::20000', 30_000n]])).rejects.toThrow('amount_not_whole_parts');
    const gift = await give(world, [
      ['package:family:50000', 100_000n],
      ['cash::20000', 60_000n],
    ]);
    await world.tell(gift);
    await world.runDue();
    const needs = await open(world);
    expect(needs.filter(({ status }) => status === 'funded')).toHaveLength(2);
    expect(needs.filter(({ status, funded }) => status === 'open' && funded === 60_000n)).toHaveLength(1);
    const balance = await world.rows<{ account: string; amount: bigint }>(
      `SELECT account, sum(amount)::bigint AS amount FROM meeting.balance WHERE city_id = $1 GROUP BY account`,
    );
    expect(balance).toEqual([{ account: expect.stringMatching(/^provider:sandbox:[0-9a-f-]{36}$/) as string, amount: 160_000n }]);
    expect(wrongIn(await world.books())).toEqual([]);
  });

  it('and a bill on another path need a payment each', async () => {
    const world = await banded('yolkent', 'direct');
    await world.needs(Array.from({ length: ENOUGH }, () => 25_000n));
    await support(world, 'cash', 100_000n, ENOUGH);
    await expect(
      give(world, [
        ['bill:water:25000', 25_000n],
        ['cash::20000', 20_000n],
      ]),
    ).rejects.toThrow('payment_one_path');
  });
});

describe('a pool', () => {
  it('takes a gift when nothing waits, and funds the next needs by the published order', async () => {
    const world = await banded('havuzkent', 'pool');
    const gift = await give(world, [['bill', 70_000n]]);
    await world.tell(gift);
    await world.runDue();
    expect((await app.get(ReadDonation).run(world.city, gift.token)).status).toBe('received');
    expect(wrongIn(await world.books())).toEqual([]);
    await world.needs([50_000n, 50_000n], 'water');
    await world.needs([40_000n], 'gas');
    app.clock.advance(86_400_000);
    await world.runDue();
    const needs = await open(world);
    expect(needs.reduce((sum, { funded }) => sum + funded, 0n)).toBe(70_000n);
    expect(needs.filter(({ funded }) => funded > 0n).length).toBe(2);
    const [pool] = await world.rows<{ amount: bigint }>(
      `SELECT coalesce(sum(amount), 0)::bigint AS amount FROM meeting.balance WHERE city_id = $1 AND account = 'pool'`,
    );
    expect(pool).toEqual({ amount: 0n });
    expect(wrongIn(await world.books())).toEqual([]);
  });

  it('takes what is left over of a class, unless the donor wants it back', async () => {
    const world = await banded('havuzkent-2', 'pool');
    await world.needs(Array.from({ length: ENOUGH }, () => 10_000n));
    const kept = await give(world, [['bill:water:10000', 60_000n]]);
    const back = await give(world, [['bill:water:10000', 70_000n]], 'refund');
    for (const gift of [kept, back]) await world.tell(gift);
    await world.runDue();
    expect((await app.get(ReadDonation).run(world.city, back.token)).refund?.amount.minor).toBe(30_000n);
    expect(wrongIn(await world.books())).toEqual([]);
  });
});

describe('a trust', () => {
  it('takes a gift for whichever bills are next while one waits, and none when none does', async () => {
    const world = await banded('emanetkent', 'trust');
    await expect(give(world, [['bill', 10_000n]])).rejects.toThrow('nothing_waiting');
    await world.needs([10_000n], 'gas');
    await world.tell(await give(world, [['bill', 10_000n]]));
    await world.runDue();
    expect(await open(world)).toMatchObject([{ status: 'funded', funded: 10_000n }]);
  });
});
