import { beforeAll, describe, expect, it } from '@jest/globals';
import type { RefusalCode } from '../../src/kernel/refusal-codes.js';
import { Mailbox } from '../../src/platform/mail/index.js';
import { textsIn } from '../../src/platform/texts/index.js';
import { GivingCity, startGivingApp, type StartedGift } from '../invariants/giving.js';
import type { TestApp } from '../support/index.js';

const DAY = 86_400_000;
const texts = textsIn('tr');

let app: TestApp;
let city: GivingCity;
beforeAll(async () => {
  app = await startGivingApp();
  city = await GivingCity.open(app);
}, 60_000);

const typed = {
  greetTo: 'friend@example.org',
  greetFrom: 'Ayşe ve Ümit',
  greetFor: 'birthday',
  greetWords: 'İyi ki doğdun!\n<b>Nice yıllara</b>',
};

/** Through the pages: a bill into the basket, and the summary's form with what is typed. */
async function checkout(more: object) {
  const [need] = await city.needs([12_345n]);
  const visitor = app.visitor();
  await visitor.post('/testkent/tr/basket').type('form').send({ need }).expect(303);
  return visitor
    .post('/testkent/tr/checkout')
    .type('form')
    .send({ way: 'direct:water', total: '123.45', ifFilled: 'next', ...more });
}

async function lastGift(): Promise<StartedGift> {
  const rows = await city.rows<StartedGift>(
    `SELECT donation_id AS "donationId", id AS "paymentId", account_id AS "accountId", amount, provider_checkout_id AS reference
     FROM giving.payment WHERE city_id = $1 ORDER BY created_at DESC, id LIMIT 1`,
  );
  return rows[0]!;
}

const lettersTo = (address: string) =>
  app
    .get(Mailbox)
    .all()
    .filter(({ to }) => to === address);
const kept = () =>
  city.rows<{ recipient: Buffer; words: Buffer }>('SELECT recipient, sender, words FROM giving.greeting WHERE city_id = $1');

describe('a greeting in somebody’s name', () => {
  it('is sent once the money has come, in the donor’s language, and says nothing of the gift', async () => {
    expect((await checkout(typed)).status).toBe(303);
    app.clock.advance(1000);
    await city.runDue();
    expect(lettersTo(typed.greetTo)).toEqual([]);
    const [row] = await kept();
    expect(Buffer.concat(Object.values(row ?? {})).toString('utf8')).not.toMatch(/friend|doğdun|Ayşe/);
    const gift = await lastGift();
    await city.tell(gift);
    await city.tell(gift);
    await city.runDue();
    await city.runDue();
    const [letter, ...others] = lettersTo(typed.greetTo);
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ language: 'tr', subject: texts.t('greeting.subject', { from: typed.greetFrom }) });
    expect(letter?.text).toContain('İyi ki doğdun!');
    expect(letter?.html).toContain('&lt;b>Nice yıllara&lt;/b>');
    expect(`${letter?.text ?? ''}${letter?.html ?? ''}`).not.toMatch(/123|http|gifts|İSKİ|water/i);
    expect(await kept()).toEqual([]);
  });

  it('is forgotten where the money never comes', async () => {
    await checkout({ ...typed, greetTo: 'never@example.org' });
    await city.runDue();
    app.clock.advance(29 * DAY);
    await city.runDue();
    expect(await kept()).toHaveLength(1);
    app.clock.advance(3 * DAY);
    await city.runDue();
    expect(await kept()).toEqual([]);
    expect(lettersTo('never@example.org')).toEqual([]);
  });

  it.each<[string, object, RefusalCode, string]>([
    ['of 10,000 characters', { greetWords: 'x'.repeat(10_000) }, 'greeting_too_long', 'greetWords'],
    ['with a link', { greetWords: 'Bak: https://example.org' }, 'greeting_link', 'greetWords'],
    ['with a link for a name', { greetFrom: 'www.example.org' }, 'greeting_link', 'greetFrom'],
    ['to nobody', { greetTo: '' }, 'email_invalid', 'greetTo'],
    ['for an occasion of its own', { greetFor: 'x' }, 'greeting_occasion_unknown', 'greetFor'],
    ['with a mark that turns text round', { greetWords: 'a\u202eb' }, 'greeting_characters', 'greetWords'],
  ])('%s comes back with a sentence at its field, and nothing is begun', async (_what, more, code, field) => {
    const before = await city.rows('SELECT id FROM giving.donation WHERE city_id = $1');
    const answer = await checkout({ ...typed, ...more });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(texts.refusal(code));
    expect(answer.text).toContain(`id="${field}-error"`);
    expect(answer.text).toMatch(/<details[^>]* open/);
    expect(answer.text).toContain('Ayşe'.repeat(field === 'greetFrom' ? 0 : 1));
    expect(await city.rows('SELECT id FROM giving.donation WHERE city_id = $1')).toHaveLength(before.length);
  });

  it('is optional: an empty one is none', async () => {
    expect((await checkout({ greetTo: '', greetFrom: ' ', greetFor: 'none', greetWords: '' })).status).toBe(303);
    expect(await kept()).toEqual([]);
  });

  it('is no row that another desk’s login reads', async () => {
    for (const login of ['office', 'casework', 'books'] as const) {
      await expect(city.as(login, (tx) => tx.query('SELECT recipient FROM giving.greeting'))).rejects.toThrow(/permission denied/);
    }
  });
});
