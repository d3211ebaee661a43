import { EnterBill } from '../../src/bills/index.js';
import { EnterHousehold } from '../../src/households/index.js';
import { clerk, openDesk, type Desk } from './bill-file-desk.js';
import { fictionalBill } from './bill-file-maker.js';
import { testPerson } from '../support/index.js';

describe('the household’s page', () => {
  let desk: Desk;
  let caseNo: string;
  let code: string;
  beforeAll(async () => {
    desk = await openDesk();
    const household = await desk.app
      .get(EnterHousehold)
      .run(desk.city, { name: 'Toprak Hayali', nationalId: '' }, testPerson('Deniz Örnek'));
    ({ caseNo, code } = household);
    const { national_id: _, ...bill } = fictionalBill(1, { account_no: '7654321' });
    await desk.app.get(EnterBill).run(desk.city, { householdId: household.householdId, decisionNo: '1', bill }, clerk);
  });

  const send = (form: object, path = '/istanbul/en/household'): ReturnType<ReturnType<Desk['app']['visitor']>['post']> =>
    desk.app.visitor().post(path).type('form').send(form);

  it('asks for a case number and a code, in the city’s languages, and keeps nothing', async () => {
    const english = await desk.app.visitor().get('/istanbul/en/household').expect(200);
    expect(english.text).toContain('Case number');
    expect(english.headers['cache-control']).toBe('no-store');
    expect(english.headers['set-cookie']).toBeUndefined();
    expect((await desk.app.visitor().get('/istanbul/tr/household').expect(200)).text).toContain('Dosya numarası');
  });

  it('shows how far each bill is, and no name, number or giver', async () => {
    const shown = await send({ caseNo, code }).expect(200);
    expect(shown.text).toContain('Waiting for a check by a second person');
    expect(shown.text).toContain('201.01');
    expect(shown.text).not.toMatch(/Toprak|Hayali|T-100001|7654321|donor|gift/i);
    expect(shown.headers['cache-control']).toBe('no-store');
    expect((await send({ caseNo, code }, '/istanbul/tr/household').expect(200)).text).toContain('İkinci bir kişinin kontrolünü bekliyor');
  });

  it('gives one neutral answer whichever of the two is wrong, also in another city', async () => {
    const answer = (text: string): string => text.replace(/value="[^"]*"/g, '');
    const wrongCode = await send({ caseNo, code: 'AAAA-AAAA-AAAA' }).expect(401);
    const wrongCase = await send({ caseNo: 'AAAAA-AAAAA', code }).expect(401);
    const nonsense = await send({ caseNo: "'; --", code: '' }).expect(401);
    expect(wrongCode.text).toContain('We do not find this pair of case number and code.');
    expect(answer(wrongCase.text)).toBe(answer(wrongCode.text));
    expect(answer(nonsense.text)).toBe(answer(wrongCode.text));
    await desk.other({ slug: 'izmir', names: { tr: 'İzmir', en: 'Izmir' } });
    expect((await send({ caseNo, code }, '/izmir/en/household').expect(401)).text).not.toContain('201.01');
  });

  it('refuses a body of another shape, and one from another site', async () => {
    await send({ caseNo }).expect(400);
    await send({ caseNo, code, officer: 'x' }).expect(400);
    await send({ caseNo: 'x'.repeat(61), code }).expect(400);
    await desk.app
      .visitor()
      .post('/istanbul/en/household')
      .set('Origin', 'https://elsewhere.example')
      .type('form')
      .send({ caseNo, code })
      .expect(403);
  });
});
