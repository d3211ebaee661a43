import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { NeedId } from '../../src/kernel/ids.js';
import { markPaid } from '../../src/needs/index.js';
import { Mailbox } from '../../src/platform/mail/index.js';
import { textsIn } from '../../src/platform/texts/index.js';
import { GivingCity, startGivingApp, type StartedGift } from '../invariants/giving.js';
import { recordGuarantee, type TestApp } from '../support/index.js';

const DAY = 86_400_000;
const K = 5;
const { t } = textsIn('en');

let app: TestApp;
let cities = 0;
beforeAll(async () => {
  app = await startGivingApp();
}, 120_000);

const open = (): Promise<GivingCity> => {
  cities += 1;
  return GivingCity.open(app, `newskent-${String(cities)}`, { k: K });
};

/** Each story's city is over with it: its mornings would be lived through in every story after it. */
afterEach(async () => {
  await app.databases.asOwner(`UPDATE shared.city SET status = 'paused', revision = revision + 1`);
});

interface Given {
  readonly gift: StartedGift;
  readonly needs: readonly NeedId[];
}

async function give(city: GivingCity, count = 1, to = ''): Promise<Given> {
  const needs = await city.needs(Array.from({ length: count }, () => 10_000n));
  const gift = await city.start(
    needs.map((need) => [need, 10_000n] as const),
    to ? { email: to } : {},
  );
  await city.tell(gift);
  await city.runDue();
  return { gift, needs };
}

const pay = (city: GivingCity, needs: readonly NeedId[]) =>
  city.as('casework', (tx) =>
    markPaid(
      tx,
      needs.map((needId) => ({ needId, paidOn: city.city.today(app.clock.now()) })),
    ),
  );

/** The next days, each with its morning's jobs: the clock stands still between them, so that a busy machine changes nothing. */
async function days(city: GivingCity, count: number): Promise<void> {
  for (let day = 0; day < count; day += 1) await morning(city, 1);
}

/** Some days later: only the last of their mornings is lived through. */
async function morning(city: GivingCity, count: number): Promise<void> {
  app.clock.advance(count * DAY);
  await city.runDue();
}

/** Time enough on a machine that does other things too. A story is over in three seconds where it is alone. */
const TIME = 120_000;

const news = (address: string) =>
  app
    .get(Mailbox)
    .all()
    .filter(({ to, subject }) => to === address && subject.includes('is paid'));

/** What the private page and the API say of the lines. */
async function shown(city: GivingCity, { gift }: Given): Promise<{ states: string[]; page: boolean }> {
  const { body } = await app.program().get(`/api/v1/${city.city.slug}/donations/${gift.token}`);
  const page = await app.visitor().get(`/${city.city.slug}/en/gifts/${gift.token}`);
  return { states: (body as { lines: { state: string }[] }).lines.map(({ state }) => state), page: page.text.includes(t('news.page')) };
}

describe('the donor’s news', () => {
  it(
    'of k − 1 gifts is silence, by mail, on the page and in the API; the k-th lets all hear it on one day',
    async () => {
      const city = await open();
      const given: Given[] = [];
      for (let each = 1; each < K; each += 1) given.push(await give(city, 1, `k${String(each)}@example.org`));
      for (const { needs } of given) await pay(city, needs);
      await days(city, 2);
      for (const each of given) expect(await shown(city, each)).toEqual({ states: ['funded'], page: false });
      expect(given.flatMap((_, at) => news(`k${String(at + 1)}@example.org`))).toEqual([]);
      const last = await give(city, 2, `k${String(K)}@example.org`);
      await pay(city, last.needs);
      expect((await shown(city, last)).page).toBe(false);
      await days(city, 1);
      for (const each of [...given, last]) expect((await shown(city, each)).page).toBe(true);
      expect((await shown(city, last)).states).toEqual(['paid', 'paid']);
      const letters = Array.from({ length: K }, (_, at) => news(`k${String(at + 1)}@example.org`));
      expect(letters.map(({ length }) => length)).toEqual(Array<number>(K).fill(1));
      // One letter for all: no kind, no amount, no day, no link, and nothing that would tell two apart.
      expect(new Set(letters.flatMap((each) => each.map(({ text, html }) => text + html))).size).toBe(1);
      const [letter] = letters[0] ?? [];
      expect(letter?.text).not.toMatch(/\d|water|gas|http/i);
      await days(city, 3);
      expect(news('k1@example.org')).toHaveLength(1);
      recordGuarantee(
        'A2',
        'The news that a bill is paid waits for k gifts to k bills of a city',
        `${String(K - 1)} of ${String(K)}: 0 letters; ${String(K)}: all, the same, on one day`,
      );
    },
    TIME,
  );

  it(
    'of k gifts that one person gave to one need is silence, until there is news of k needs',
    async () => {
      const city = await open();
      const [need] = await city.needs([10_000n]);
      if (!need) throw new Error('a need');
      const gifts: StartedGift[] = [];
      for (let each = 0; each < K; each += 1) {
        const gift = await city.start([[need, 2_000n]], { email: 'same@example.org' });
        await city.tell(gift);
        await city.runDue();
        gifts.push(gift);
      }
      await pay(city, [need]);
      const told = async (): Promise<boolean[]> =>
        Promise.all(gifts.map(async (gift) => (await shown(city, { gift, needs: [need] })).page));
      await days(city, 2);
      expect([news('same@example.org').length, ...(await told())]).toEqual([0, ...Array<boolean>(K).fill(false)]);
      // The need that comes k-th is another donor's.
      const others = await give(city, K - 2);
      await pay(city, others.needs);
      await days(city, 1);
      expect(await told()).toEqual(Array<boolean>(K).fill(false));
      await pay(city, (await give(city)).needs);
      await days(city, 1);
      expect([news('same@example.org').length, ...(await told())]).toEqual([K, ...Array<boolean>(K).fill(true)]);
    },
    TIME,
  );

  it(
    'goes alone on the fourteenth day, and not on the thirteenth',
    async () => {
      const city = await open();
      const alone = await give(city, 1, 'alone@example.org');
      await pay(city, alone.needs);
      await days(city, 1);
      await morning(city, 13);
      expect(await shown(city, alone)).toEqual({ states: ['funded'], page: false });
      await days(city, 1);
      expect(await shown(city, alone)).toEqual({ states: ['paid'], page: true });
      expect(news('alone@example.org')).toHaveLength(1);
    },
    TIME,
  );

  it(
    'goes out in an order that is not that of the gifts',
    async () => {
      const city = await open();
      const addresses = Array.from({ length: 24 }, (_, at) => `order${String(at).padStart(2, '0')}@example.org`);
      for (const address of addresses) await pay(city, (await give(city, 1, address)).needs);
      await days(city, 1);
      const sent = app
        .get(Mailbox)
        .all()
        .filter(({ to, subject }) => to.startsWith('order') && subject.includes('is paid'))
        .map(({ to }) => to);
      expect(sent.toSorted()).toEqual(addresses);
      expect(sent).not.toEqual(addresses);
      expect(sent.toReversed()).not.toEqual(addresses);
    },
    TIME,
  );

  it(
    'waits until everything the gift went to is paid',
    async () => {
      const city = await open();
      const half = await give(city, 2, 'half@example.org');
      await pay(city, half.needs.slice(0, 1));
      await morning(city, 16);
      expect((await shown(city, half)).page).toBe(false);
      await pay(city, half.needs.slice(1));
      // Known on the next day, told a fortnight after.
      await days(city, 1);
      await morning(city, 14);
      expect((await shown(city, half)).page).toBe(true);
    },
    TIME,
  );

  it(
    'is no row that another desk’s login reads',
    async () => {
      const city = await open();
      for (const login of ['office', 'casework', 'books'] as const) {
        await expect(city.as(login, (tx) => tx.query('SELECT due_on FROM giving.donation_news'))).rejects.toThrow(/permission denied/);
      }
    },
    TIME,
  );
});
