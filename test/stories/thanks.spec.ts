import { beforeAll, describe, expect, it } from '@jest/globals';
import { ApproveBatch, EnterBill } from '../../src/bills/index.js';
import { phrases } from '../../src/cases/index.js';
import { EnterHousehold, type EnteredHousehold } from '../../src/households/index.js';
import type { NeedId } from '../../src/kernel/ids.js';
import { markPaid } from '../../src/needs/index.js';
import { textsIn } from '../../src/platform/texts/index.js';
import { GivingCity, startGivingApp, type StartedGift } from '../invariants/giving.js';
import { recordGuarantee, type TestApp, testPerson } from '../support/index.js';
import { fictionalBill, fictionalId } from './bill-file-maker.js';

const DAY = 86_400_000;
const K = 5;
const { t, refusal } = textsIn('en');

let app: TestApp;
let city: GivingCity;
let gift: StartedGift;
let helped: EnteredHousehold[];
let untold: EnteredHousehold;

async function household(index: number): Promise<EnteredHousehold> {
  const clerk = testPerson('Deniz Example');
  const entered = await app.get(EnterHousehold).run(city.city, { name: 'Masal Example', nationalId: fictionalId(index) }, clerk);
  const bill = fictionalBill(index, { utility: 'water', amount: '100.00', bill_no: String(500_000 + index) });
  const entry = { householdId: entered.householdId, decisionNo: '2026/1', bill };
  const { batchId } = await app.get(EnterBill).run(city.city, entry, clerk);
  await app.get(ApproveBatch).run(city.city, batchId, testPerson('Umut Example'));
  return entered;
}

const needs = () =>
  city.as('casework', (tx) =>
    tx.query<{ needId: NeedId; householdId: string }>(
      `SELECT need_id AS "needId", household_id AS "householdId" FROM receiving.bill WHERE city_id = $1`,
      [city.city.id],
    ),
  );

beforeAll(async () => {
  app = await startGivingApp();
  city = await GivingCity.open(app);
  await GivingCity.open(app, 'otherkent');
  helped = [];
  for (let index = 0; index < K + 2; index += 1) helped.push(await household(index));
  untold = await household(100);
  const filled = (await needs()).filter(({ householdId }) => householdId !== untold.householdId);
  gift = await city.start(filled.map(({ needId }) => [needId, 10_000n] as const));
  await city.tell(gift);
  await city.runDue();
  await city.as('casework', (tx) =>
    markPaid(
      tx,
      filled.map(({ needId }) => ({ needId, paidOn: city.city.today(app.clock.now()) })),
    ),
  );
  app.clock.advance(DAY);
  await city.runDue();
}, 90_000);

const status = ({ caseNo, code }: EnteredHousehold, language = 'en') =>
  app.visitor().post(`/testkent/${language}/household`).type('form').send({ caseNo, code });
const say = (form: object, slug = 'testkent') => app.visitor().post(`/${slug}/en/household/thanks`).type('form').send(form);
const tokenIn = (html: string): string | undefined => /name="token" value="([\w-]{43})"/.exec(html)?.[1];
const weeks = () =>
  city.rows<{ week: string; phrases: string[]; households: number }>(
    'SELECT week, phrases, households FROM meeting.thanks_week WHERE city_id = $1',
  );
/** Over the next Monday, each day with its jobs. */
const nextWeek = async (): Promise<void> => {
  for (let day = 0; day < 7; day += 1) {
    app.clock.advance(DAY);
    await city.runDue();
  }
};
const offered = async (entered: EnteredHousehold): Promise<string> => tokenIn((await status(entered)).text) ?? 'none';

describe('a household’s thanks', () => {
  it('is offered once, to a household that has been helped, and never asked again', async () => {
    const [first] = helped;
    const page = await status(first!);
    expect(tokenIn(page.text)).toBeDefined();
    expect(page.text).toContain(t('thanks.offer'));
    expect(page.text).not.toContain('<textarea');
    expect((await status(first!)).text).not.toContain(t('thanks.offer'));
    expect((await status(untold)).text).not.toContain(t('thanks.offer'));
    expect((await say({ token: tokenIn(page.text), phrase: 'thank_you' })).status).toBe(200);
  });

  it('takes a phrase of the list, once, in its own city, and no words', async () => {
    const token = await offered(helped[1]!);
    for (const [form, slug, code] of [
      [{ token, phrase: 'our name is Masal' }, 'testkent', 400],
      [{ token, phrase: 'relieved', words: 'x' }, 'testkent', 400],
      [{ token, phrase: 'relieved' }, 'otherkent', 409],
      [{ token: 'x'.repeat(43), phrase: 'relieved' }, 'testkent', 409],
      [{ phrase: 'relieved' }, 'testkent', 400],
    ] as const) {
      expect([form, (await say(form, slug)).status]).toEqual([form, code]);
    }
    expect((await say({ token, phrase: 'relieved' })).text).toContain(t('thanks.said'));
    const again = await say({ token, phrase: 'relieved' });
    expect([again.status, again.text.includes(refusal('thanks_over'))]).toEqual([409, true]);
  });

  it('of k − 1 households is heard by nobody; of k it is heard as the word of a week', async () => {
    for (const each of helped.slice(2, K - 1)) await say({ token: await offered(each), phrase: 'thank_you' });
    await nextWeek();
    expect(await weeks()).toEqual([]);
    const page = () => app.visitor().get(`/testkent/en/gifts/${gift.token}`);
    expect((await page()).text).not.toContain(t('thanks.heard'));
    await say({ token: await offered(helped[K - 1]!), phrase: 'pass_it_on' });
    await city.runDue();
    expect(await weeks()).toEqual([]);
    await nextWeek();
    const [week, ...others] = await weeks();
    expect(others).toEqual([]);
    expect(week).toMatchObject({ phrases: ['pass_it_on', 'relieved', 'thank_you'], households: K });
    expect(new Date(`${week?.week ?? ''}T00:00:00Z`).getUTCDay()).toBe(1);
    // The gift's own news is out by then; until it is, its page says nothing of anybody's thanks.
    await nextWeek();
    expect((await page()).text).toContain(t('thanks.phrase', { phrase: 'pass_it_on' }));
    // What was handed over is not handed over twice.
    await say({ token: await offered(helped[K]!), phrase: 'slept_well' });
    await nextWeek();
    expect(await weeks()).toHaveLength(1);
    recordGuarantee(
      'A2',
      'What households say reaches donors as phrases of a week, of k households at least',
      `${String(K - 1)} of ${String(K)}: nothing; ${String(K)}: one row, ${String(phrases.length)} phrases to choose from`,
    );
  });

  it('is nowhere with the household that said it, and no login reads both the offers and the gifts (W1)', async () => {
    const columns = await city.as('casework', (tx) =>
      tx.query<{ name: string }>(
        `SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_name LIKE 'thanks%' ORDER BY 1`,
      ),
    );
    expect(columns.map(({ name }) => name)).toEqual([
      'thanks_offer.city_id',
      'thanks_offer.household_id',
      'thanks_offer.token_hash',
      'thanks_waiting.city_id',
      'thanks_waiting.phrase',
      'thanks_waiting.said',
      'thanks_week.city_id',
      'thanks_week.households',
      'thanks_week.phrases',
      'thanks_week.week',
    ]);
    for (const [login, table] of [
      ['donor', 'receiving.thanks_offer'],
      ['donor', 'receiving.thanks_waiting'],
      ['office', 'receiving.thanks_waiting'],
      ['office', 'meeting.thanks_week'],
      ['books', 'meeting.thanks_week'],
    ] as const) {
      await expect(city.as(login, (tx) => tx.query(`SELECT city_id FROM ${table}`))).rejects.toThrow(/permission denied/);
    }
    for (const system of ['xmin', 'ctid']) {
      await expect(city.as('casework', (tx) => tx.query(`SELECT ${system} FROM receiving.thanks_offer`))).rejects.toThrow(
        /permission denied/,
      );
    }
  });
});
