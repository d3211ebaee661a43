import { EnterBill } from '../../src/bills/index.js';
import { ReadHousehold, ReadHouseholdStatus } from '../../src/cases/index.js';
import { EnterHousehold } from '../../src/households/index.js';
import { ApproveSupport, EnterSupport, ListSupports, type SupportEntry, WithdrawSupport } from '../../src/supports/index.js';
import type { City, NewCity } from '../../src/cities/index.js';
import { ConfirmSupport, ListHandovers, ProposeHandover } from '../../src/disbursements/index.js';
import { type Actor, commandActor } from '../../src/kernel/actor.js';
import { newId, type NeedId, type SupportId } from '../../src/kernel/ids.js';
import { localDate } from '../../src/kernel/local-date.js';
import { Money } from '../../src/kernel/money.js';
import { ListClasses, ListNeeds, readChoice } from '../../src/needs/index.js';
import { RequestRefund, DecideRefund, OpenProviderAccount } from '../../src/payments/index.js';
import { GivingCity, SECRET, startGivingApp, wrongIn } from '../invariants/giving.js';
import { testPerson, type TestApp } from '../support/index.js';
import { clerk, deskAt, second, type Desk } from './bill-file-desk.js';
import { fictionalBill } from './bill-file-maker.js';

const DAY = 86_400_000;
const permit = { permit: 'Example permit 1', permitFrom: '2026-01-01', permitUntil: '2027-12-31' };
const settings = {
  moneyPaths: [
    { needKind: 'bill', path: 'direct', ...permit },
    { needKind: 'package', path: 'trust', ...permit },
    { needKind: 'cash', path: 'trust', ...permit },
  ],
  packages: [{ code: 'family', price: 150_000n, monthlyQuota: 2 }],
  cashPart: 50_000n,
  maxBill: 1_000_000n,
} satisfies Partial<NewCity>;

let app: TestApp;
beforeAll(async () => {
  app = await startGivingApp();
});

async function openCity(slug: string, change: Partial<NewCity> = {}): Promise<{ giving: GivingCity; desk: Desk; city: City }> {
  const giving = await GivingCity.open(app, slug, { ...settings, ...change });
  await app.get(OpenProviderAccount).run(giving.city, { provider: 'sandbox', mode: 'test', secret: SECRET }, commandActor('test'));
  return { giving, desk: deskAt(app, giving.city), city: giving.city };
}

const household = (city: City): ReturnType<EnterHousehold['run']> =>
  app.get(EnterHousehold).run(city, { name: 'Yağmur Taslak', nationalId: '' }, clerk);
const family = { kind: 'package', code: 'family' } as const;
const cash = (amount: string): SupportEntry['granted'] => ({ kind: 'cash', amount });
const enter = async (city: City, householdId: string, granted: SupportEntry['granted'], change = {}): Promise<SupportId> =>
  (await app.get(EnterSupport).run(city, { householdId, decisionNo: '2026/40', granted, ...change }, clerk)).supportId;
const approve = (city: City, id: string, by: Actor = second): Promise<void> => app.get(ApproveSupport).run(city, id, by);
const withdraw = (city: City, supportId: string, reason = 'not_entitled'): Promise<void> =>
  app.get(WithdrawSupport).run(city, { supportId, reason }, clerk);

describe('a support package', () => {
  it('is granted by one person, let onto the list by another, and there as a need without its household', async () => {
    const { city, giving } = await openCity('destekkent');
    const { householdId, caseNo, code } = await household(city);
    const id = await enter(city, householdId, family);
    expect(await app.get(ListClasses).run(city)).toEqual([]);
    expect((await app.get(ListSupports).run(city)).waiting).toMatchObject([
      { id, kind: 'package', packageCode: 'family', proposedBy: { id: clerk.id, name: clerk.name } },
    ]);
    await expect(approve(city, id, { ...clerk, name: 'Irmak Masal' })).rejects.toMatchObject({ code: 'second_person_required' });
    await approve(city, id);
    expect(await app.get(ListClasses).run(city)).toMatchObject([{ kind: 'package', code: 'family', waiting: 1 }]);
    await expect(approve(city, id)).rejects.toMatchObject({ code: 'wrong_state' });
    const [need] = await giving.rows<object>('SELECT kind, amount, district, due_on FROM meeting.need WHERE city_id = $1');
    expect(need).toEqual({ kind: 'package', amount: 150_000n, district: null, due_on: null });
    const seen = await app.get(ReadHouseholdStatus).run(city, caseNo, code);
    expect(seen).toMatchObject([{ kind: 'package', packageCode: 'family', state: 'listed' }]);
    const file = await app.get(ReadHousehold).run(city, { householdId, reason: 'asked' }, clerk);
    expect(file.supports).toMatchObject([
      { id, decisionNo: '2026/40', status: 'published', approvedBy: { id: second.id, name: second.name } },
    ]);
  });

  it('cannot have one person behind it twice, in the database either', async () => {
    const { city, desk } = await openCity('ikikisi');
    const id = await enter(city, (await household(city)).householdId, family);
    for (const by of ['proposed_by', `'cli:root'`, `'job:nightly'`]) {
      const update = `UPDATE receiving.support SET approved_by = ${by}, approved_by_name = 'X', approved_at = created_at WHERE city_id = $1 AND id = $2`;
      await expect(desk.sql(update, [city.id, id])).rejects.toMatchObject({ driverError: { constraint: 'support_second_person' } });
    }
  });

  it('is published no more often in a month than its quota says, whoever comes at the same moment', async () => {
    const { city } = await openCity('kotakent');
    const { householdId } = await household(city);
    const ids = await Promise.all(Array.from({ length: 8 }, () => enter(city, householdId, family)));
    const answers = await Promise.allSettled(ids.map((id) => approve(city, id)));
    const refused = answers.filter((answer) => answer.status === 'rejected').map(({ reason }) => (reason as { code: string }).code);
    expect(refused).toEqual(Array.from({ length: 6 }, () => 'package_quota_used'));
    const left = (await app.get(ListSupports).run(city)).waiting.map(({ id }) => id);
    expect(left).toHaveLength(6);
    // One that is taken back before anybody gave makes room for another; a new month has a quota of its own.
    const [published] = (await app.get(ListSupports).run(city)).published;
    await withdraw(city, published?.id ?? '');
    await approve(city, left[0] ?? '');
    await expect(approve(city, left[1] ?? '')).rejects.toMatchObject({ code: 'package_quota_used' });
    app.clock.advance(31 * DAY);
    await approve(city, left[1] ?? '');
    app.clock.advance(-31 * DAY);
  });

  it('cannot be one that the city does not have, or has no permit for', async () => {
    const { city } = await openCity('izinsiz', { moneyPaths: settings.moneyPaths.slice(0, 1) });
    const { householdId } = await household(city);
    await expect(enter(city, householdId, family)).rejects.toMatchObject({ code: 'need_kind_unknown' });
    await expect(enter(city, householdId, cash('500'))).rejects.toMatchObject({ code: 'need_kind_unknown' });
    const { city: other } = await openCity('izinli');
    await expect(enter(other, (await household(other)).householdId, { kind: 'package', code: 'home' })).rejects.toMatchObject({
      code: 'package_unknown',
    });
  });

  it('cannot be entered for nobody, on no decision, or touched from another city', async () => {
    const { city } = await openCity('buradakent');
    const { city: there } = await openCity('oradakent');
    const { householdId } = await household(city);
    await expect(enter(city, newId(), family)).rejects.toMatchObject({ code: 'household_unknown' });
    await expect(enter(there, householdId, family)).rejects.toMatchObject({ code: 'household_unknown' });
    await expect(enter(city, householdId, family, { decisionNo: ' ' })).rejects.toMatchObject({ code: 'decision_missing' });
    const id = await enter(city, householdId, family);
    await expect(approve(there, id)).rejects.toMatchObject({ code: 'support_unknown' });
    await expect(withdraw(there, id)).rejects.toMatchObject({ code: 'support_unknown' });
    await expect(withdraw(city, id, 'moved away')).rejects.toMatchObject({ code: 'ended_reason_unknown' });
    await withdraw(city, id);
    await expect(approve(city, id)).rejects.toMatchObject({ code: 'wrong_state' });
  });
});

describe('cash support', () => {
  it('is granted in whole parts, and nothing else', async () => {
    const { city } = await openCity('nakitkent');
    const { householdId } = await household(city);
    for (const [amount, code] of [
      ['750', 'amount_not_whole_parts'],
      ['', 'amount_not_a_number'],
      ['10.500,00', 'support_over_limit'],
    ] as const)
      await expect(enter(city, householdId, cash(amount))).rejects.toMatchObject({ code, field: 'cash_amount' });
    await approve(city, await enter(city, householdId, cash('1.500,00')));
    expect(await app.get(ListClasses).run(city)).toMatchObject([{ kind: 'cash', price: { minor: 50_000n } }]);
  });

  it('goes from the gift to the household by four eyes, and the books are right', async () => {
    const { city, giving, desk } = await openCity('teslimkent');
    const { householdId, caseNo, code } = await household(city);
    const state = async (): Promise<object | undefined> => (await app.get(ReadHouseholdStatus).run(city, caseNo, code))[0];
    const supportId = await enter(city, householdId, cash('1000'));
    await approve(city, supportId);
    const propose = (change = {}): ReturnType<ProposeHandover['run']> =>
      app.get(ProposeHandover).run(city, { supportId, decisionNo: '2026/41', handedOn: city.today(app.clock.now()), ...change }, clerk);
    await expect(propose()).rejects.toMatchObject({ code: 'wrong_state' });
    expect((await app.get(ListHandovers).run(city)).due).toEqual([]);

    const choice = readChoice('cash::50000');
    if (!choice) throw new Error('a choice');
    const gift = await giving.start([], { lines: [{ choice, amount: Money.of(100_000n, 'TRY') }] });
    await giving.tell(gift);
    await giving.runDue();
    // The day's run is over: the household's page does not show the hour of the gift.
    expect(await state()).toMatchObject({ state: 'listed' });
    app.clock.advance(DAY);
    await giving.runDue();
    expect(await state()).toMatchObject({ state: 'taken_care' });
    await expect(withdraw(city, supportId)).rejects.toMatchObject({ code: 'wrong_state' });

    expect((await app.get(ListHandovers).run(city)).due).toMatchObject([{ id: supportId, caseNo, kind: 'cash' }]);
    await expect(propose({ handedOn: localDate('2027-12-31') })).rejects.toMatchObject({ code: 'day_in_future', field: 'handed_on' });
    await expect(propose({ decisionNo: '' })).rejects.toMatchObject({ code: 'decision_missing' });
    const confirm = (id: string, actor: Actor = second): Promise<void> => app.get(ConfirmSupport).run(city, id, actor);
    const { handoverId: first } = await propose({ decisionNo: 'a slip of the pen' });
    const { handoverId } = await propose();
    // The household has it: the gift does not go back, though two persons agree, and the need does not open for somebody else's.
    const wish = { paymentId: gift.paymentId, amount: Money.of(100_000n, 'TRY'), reason: 'a test' };
    await app
      .get(DecideRefund)
      .run(city, await app.get(RequestRefund).run(city, wish, testPerson(newId())), 'release', testPerson(newId()));
    await giving.runDue();
    expect(await giving.rows('SELECT status FROM giving.refund WHERE city_id = $1')).toEqual([{ status: 'rejected' }]);
    expect(await giving.rows('SELECT status FROM meeting.need WHERE city_id = $1')).toEqual([{ status: 'funded' }]);
    const reopen = `UPDATE meeting.need SET status = 'open', funded = 0, funded_on = NULL WHERE city_id = $1`;
    await expect(giving.rows(reopen)).rejects.toMatchObject({ driverError: { constraint: 'need_handed_over_stays' } });
    // What was written anew is another one: nobody confirms what they have not seen.
    await expect(confirm(first)).rejects.toMatchObject({ code: 'handover_unknown' });
    // An account that was renamed is the same person, and a command is nobody's second one, whichever account it names.
    const renamed = { ...clerk, name: 'Another Name' };
    for (const actor of [clerk, renamed, commandActor('ops', second)]) {
      await expect(confirm(handoverId, actor)).rejects.toMatchObject({ code: 'second_person_required' });
    }
    const by = (id: string): string => `UPDATE receiving.handover
      SET status = 'confirmed', confirmed_by = ${id}, confirmed_by_name = 'X', confirmed_at = proposed_at WHERE city_id = $1`;
    for (const id of ['proposed_by', `'cli:ops'`]) {
      await expect(desk.sql(by(id), [city.id])).rejects.toMatchObject({ driverError: { constraint: 'handover_second_person' } });
    }
    // Two people of one name may: names are printed and never compared.
    await confirm(handoverId, { ...second, name: clerk.name });
    await expect(confirm(handoverId)).rejects.toMatchObject({ code: 'wrong_state' });
    await expect(propose()).rejects.toMatchObject({ code: 'wrong_state' });
    expect(await state()).toMatchObject({ state: 'paid', on: '2026-11-21' });
    expect((await app.get(ListHandovers).run(city)).confirmed).toMatchObject([
      { decisionNo: '2026/41', proposedByName: clerk.name, confirmedByName: clerk.name },
    ]);
    const postings = `SELECT p.credit, p.amount FROM meeting.posting p WHERE p.city_id = $1 AND p.side = 'receiving'`;
    expect(await desk.sql(postings, [city.id])).toEqual([{ credit: 'household-payable', amount: 100_000n }]);
    expect(wrongIn(await giving.books())).toEqual([]);
    app.clock.advance(-DAY);
  });
});

describe('a clerk’s bill', () => {
  it('carries the day of an announced cut-off to the top of the list, and no day that cannot be', async () => {
    const { city, desk } = await openCity('kesintikent');
    const { householdId } = await household(city);
    const bill = (index: number, cutOffOn?: string): ReturnType<EnterBill['run']> => {
      const { national_id: _, ...cells } = fictionalBill(index, {
        utility: 'water',
        bill_no: `00${String(7_900 + index)}`,
        account_no: '12345',
      });
      const entry = { householdId, decisionNo: '5', bill: cells };
      return app.get(EnterBill).run(city, cutOffOn === undefined ? entry : { ...entry, cutOffOn }, clerk);
    };
    await expect(bill(1, 'soon')).rejects.toMatchObject({ code: 'date_unreadable', field: 'cut_off_on' });
    await expect(bill(1, '31.10.2026')).rejects.toMatchObject({ code: 'cut_off_before_issue', field: 'cut_off_on' });
    for (const [index, day] of [[1], [2, '28.11.2026'], [3, '']] as const) await desk.approve((await bill(index, day)).batchId, second);
    const { items } = await app.get(ListNeeds).run(city, { sort: 'urgent', limit: 10 });
    const [first] = await desk.sql<{ id: NeedId }>('SELECT need_id AS id FROM receiving.bill WHERE city_id = $1 AND cut_off_on = $2', [
      city.id,
      '2026-11-28',
    ]);
    expect(items.map(({ id }) => id).indexOf(first?.id ?? ('' as NeedId))).toBe(0);
    expect(items).toHaveLength(3);
  });
});
