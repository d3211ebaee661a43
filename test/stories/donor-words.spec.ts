import { beforeAll, describe, expect, it } from '@jest/globals';
import { demoCities } from '../../src/local/demonstration/demo-cities.js';
import type { NeedId } from '../../src/kernel/ids.js';
import { localDate } from '../../src/kernel/local-date.js';
import { textsIn } from '../../src/platform/texts/index.js';
import { GivingCity, startGivingApp } from '../invariants/giving.js';
import type { TestApp } from '../support/index.js';

let app: TestApp;
let city: GivingCity;

beforeAll(async () => {
  app = await startGivingApp();
  city = await GivingCity.open(app);
}, 60_000);

/** What stands on a page, without its marks. */
const words = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ');

/** The summary of a basket with these bills, each with its amount; the whole of what is open without one. */
async function summary(language: string, lines: readonly (readonly [NeedId, string?])[]): Promise<string> {
  const visitor = app.visitor();
  for (const [need, amount] of lines) {
    await visitor
      .post(`/testkent/${language}/basket`)
      .type('form')
      .send({ need, ...(amount ? { amount } : {}) })
      .expect(303);
  }
  return words((await visitor.get(`/testkent/${language}/checkout`).expect(200)).text);
}

async function bill(amount: bigint, biller?: string): Promise<NeedId> {
  const [need] = await city.needs([amount], biller);
  if (!need) throw new Error('a bill');
  return need;
}

describe('the words of the pages tell the truth', () => {
  it('of one payment as of one, and of two as of each', async () => {
    const water = await bill(10_000n);
    const gas = await bill(10_000n, 'gas');
    const one = await summary('en', [[water]]);
    expect(one).toContain('This is one payment. It goes straight to the biller; the money never passes through us.');
    const two = await summary('en', [[water], [gas]]);
    expect(two).toContain(
      'These are 2 payments, one after the other. Each goes straight to its biller; the money never passes through us.',
    );
    expect(await summary('tr', [[water]])).toContain('Bu tek bir ödemedir ve doğrudan kuruma gider; para bizden geçmez.');
  });

  it('of a gift that completes a bill as of the rest, of a smaller one as of a part', async () => {
    const need = await bill(10_000n);
    const given = await city.start([[need, 4_000n]]);
    await city.tell(given);
    await city.runDue();
    expect(await summary('en', [[need]])).toContain('the rest of ₺100.00');
    expect(await summary('tr', [[need]])).toContain('₺100,00 tutarın kalanı');
    expect(await summary('en', [[need, '10']])).toContain('a part of ₺100.00');
    expect(await summary('en', [[await bill(10_000n)]])).not.toMatch(/the rest of|a part of/);
    const page = words((await app.visitor().get(`/testkent/en/bills/${need}`).expect(200)).text);
    expect(page).toContain('The rest of the bill');
    expect(page).not.toContain('The whole bill');
  });

  it('of the order of the list: the nearest cut-off and then the longest wait, or the longest wait alone', async () => {
    const duekent = await GivingCity.open(app, 'duekent');
    const [early] = await duekent.needs([2_200n], 'water', { dueOn: localDate('2026-12-20') });
    app.clock.advance(86_400_000);
    const [late] = await duekent.needs([1_100n], 'water', { dueOn: localDate('2026-11-30') });
    const list = (await app.visitor().get('/duekent/en/bills').expect(200)).text;
    expect(words(list)).toContain('Waiting bills Nearest cut-off first, then the longest wait');
    expect(list.indexOf(`bill-${early ?? ''}`)).toBeLessThan(list.indexOf(`bill-${late ?? ''}`));
    expect(words((await app.visitor().get('/duekent/en').expect(200)).text)).toMatch(/Next in line .*₺11\.00/);
    const oldest = words((await app.visitor().get('/duekent/en/bills?sort=oldest').expect(200)).text);
    expect(oldest).toContain('Waiting bills Waiting longest first');
  });

  it('of the tax once on a receipt, whatever the city adds', async () => {
    const legalTexts = demoCities[0]?.legalTexts ?? [];
    const demokent = await GivingCity.open(app, 'demokent', { legalTexts });
    const [need] = await demokent.needs([10_000n]);
    if (!need) throw new Error('a bill');
    const gift = await demokent.start([[need, 10_000n]]);
    await demokent.tell(gift);
    await demokent.runDue();
    for (const language of ['en', 'tr'] as const) {
      const receipt = words((await app.visitor().get(`/demokent/${language}/gifts/${gift.token}/receipt`).expect(200)).text);
      const said = textsIn(language).t('donor.receipt.is_not.text');
      expect(receipt).toContain(said);
      expect(receipt.replace(said, '')).not.toMatch(/\btax|vergi/i);
      expect(receipt).toContain(legalTexts.find((text) => text.language === language)?.body ?? 'a text of the demonstration');
    }
  });

  it('of the site’s name once: it is not the name of its list', () => {
    for (const language of ['en', 'tr'] as const) {
      const { t } = textsIn(language);
      expect(t('donor.site')).not.toBe(t('donor.nav.bills'));
    }
  });
});
