import { beforeAll, describe, expect, it } from '@jest/globals';
import type { NeedId } from '../../src/kernel/ids.js';
import { textsIn } from '../../src/platform/texts/index.js';
import { GivingCity, startGivingApp } from '../invariants/giving.js';
import { type TestApp } from '../support/index.js';
import { readPdf } from '../support/read-pdf.js';

let app: TestApp;
let city: GivingCity;
beforeAll(async () => {
  app = await startGivingApp();
  const body = 'Belgrad, Αθήνα ή Ωρωπός, Софија и Ђаковица: ğ İ ı Ş.';
  city = await GivingCity.open(app, 'testkent', {
    names: { tr: 'İğdır', en: 'Igdir' },
    legalTexts: ['tr', 'en'].map((language) => ({ kind: 'receipt' as const, language, body })),
  });
}, 60_000);

const pdf = async (token: string, language = 'tr') => {
  const response = await app.visitor().get(`/testkent/${language}/gifts/${token}/receipt.pdf`).responseType('blob');
  return { response, bytes: response.body as Buffer };
};

const give = async (): Promise<string> => {
  const [need] = await city.needs([123_450n]);
  const gift = await city.start([[need as NeedId, 123_450n]]);
  await city.tell(gift);
  await city.runDue();
  return gift.token;
};

describe('the receipt as a file', () => {
  it('is read by another program: structure, language, title, and letters of three scripts', async () => {
    const { response, bytes } = await pdf(await give());
    expect(response.status).toBe(200);
    expect(response.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'no-store' });
    expect(response.headers['content-disposition']).toMatch(/^attachment; filename="testkent-[0-9A-F]{10}\.pdf"$/);
    const read = await readPdf(bytes);
    const { t, money } = textsIn('tr');
    expect(read).toMatchObject({ language: 'tr', title: `${t('donor.receipt.title')} · İğdır`, marked: true, pages: 1 });
    expect(read.xmp).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(read.parts).toContainEqual({ role: 'H1', text: t('donor.receipt.title') });
    expect(read.parts).toContainEqual({ role: 'H2', text: t('donor.receipt.is_not') });
    expect(read.parts.filter(({ role }) => role === 'TD').at(-1)?.text).toBe(money(city.city.limits.minGift).replace('1,00', '1.234,50'));
    expect(read.parts.filter(({ role }) => role === 'TH').map(({ text }) => text)).toContain(t('donor.receipt.reference'));
    expect(read.text).toContain('Αθήνα ή Ωρωπός');
    expect(read.text).toContain('Софија и Ђаковица');
    expect(read.text).toContain('ğ İ ı Ş');
    expect(read.text).toContain(t('donor.receipt.is_not.text').slice(0, 40));
  });

  it('is the same file each time, and speaks the language of its address', async () => {
    const token = await give();
    const first = await pdf(token, 'en');
    app.clock.advance(3_600_000);
    expect((await pdf(token, 'en')).bytes.equals(first.bytes)).toBe(true);
    expect(await readPdf(first.bytes)).toMatchObject({ language: 'en' });
  });

  it('holds neither the link’s secret nor a bill’s number', async () => {
    const token = await give();
    const read = await readPdf((await pdf(token)).bytes);
    expect(read.text).not.toContain(token);
    expect(read.text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
  });

  it('is not given before the payment is confirmed, nor for a link that opens nothing', async () => {
    const [need] = await city.needs([10_000n]);
    const { token } = await city.start([[need as NeedId, 10_000n]]);
    const { response } = await pdf(token);
    expect([response.status, response.headers['location']]).toEqual([303, `/testkent/tr/gifts/${token}`]);
    expect((await pdf('x'.repeat(43))).response.status).toBe(404);
  });
});
