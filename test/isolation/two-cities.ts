import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ApproveBatch, ImportBills } from '../../src/bills/index.js';
import { EnterHousehold } from '../../src/households/index.js';
import { ApproveSupport, EnterSupport, supportOf } from '../../src/supports/index.js';
import { CreateCity, type City } from '../../src/cities/index.js';
import { ConfirmPayments, ProposeHandover } from '../../src/disbursements/index.js';
import { StartDonation } from '../../src/donations/index.js';
import { CreateStaff } from '../../src/identity/index.js';
import { newId, type NeedId, type PaymentId, type RefundId } from '../../src/kernel/ids.js';
import { Money } from '../../src/kernel/money.js';
import { fundNeeds } from '../../src/needs/index.js';
import {
  RequestRefund,
  GiveUpRefund,
  ListPayments,
  OpenProviderAccount,
  ProposeProviderSecret,
  PaymentProviders,
} from '../../src/payments/index.js';
import { ProviderAccounts } from '../../src/payments/provider-accounts/provider-accounts.js';
import { newToken } from '../../src/platform/crypto/index.js';
import { databaseToken, type Database } from '../../src/platform/database/index.js';
import { Jobs } from '../../src/platform/jobs/index.js';
import { exampleCity, permits } from '../stories/bill-file-city.js';
import { billFile, fictionalBill, fictionalBills, fictionalId } from '../stories/bill-file-maker.js';
import { commandActor } from '../../src/kernel/actor.js';
import { atTheEnd, testPerson, type TestApp } from '../support/index.js';

const clerk = testPerson('Deniz Example');
const second = testPerson('Umut Example');

/** One of each thing of a city that an address, a query or a form can name. */
export interface Named {
  readonly need: string;
  readonly amount: string;
  readonly token: string;
  readonly checkout: string;
  /** Of a checkout at the city's bank. */
  readonly order: string;
  /** Captured, so that it can go back. */
  readonly payment: string;
  readonly providerAccount: string;
  /** Of a merchant account, waiting for a second administrator. */
  readonly proposal: string;
  /** Whose account waits for a second administrator. */
  readonly person: string;
  /** Asked for, so that it can be decided. */
  readonly refund: string;
  /** Failed; and one of which somebody said that it cannot be returned. */
  readonly owed: string;
  readonly givenUp: string;
  readonly batch: string;
  readonly household: string;
  readonly caseNo: string;
  readonly code: string;
  readonly nationalId: string;
  readonly confirmation: string;
  /** A package that waits for a second person, one that is given and not handed over, and the handover of a third. */
  readonly support: string;
  readonly dueSupport: string;
  readonly handover: string;
  /** A biller that the other city does not have. */
  readonly biller: string;
  readonly needsCursor: string;
  readonly choicesCursor: string;
  readonly paymentsCursor: string;
  readonly quarantineCursor: string;
  readonly refundsCursor: string;
  readonly disputesCursor: string;
  readonly owedCursor: string;
}

export type IdKind = Exclude<keyof Named, 'amount' | 'code'>;

/** Opens a city with a biller of its own, bills on the list and in a batch that waits, a household, a gift and a biller's confirmation. */
export async function openCity(app: TestApp, slug: string, ownBiller: string, from: number): Promise<{ city: City; named: Named }> {
  const [water] = exampleCity.billers ?? [];
  if (!water) throw new Error('the example city has billers');
  const billers = [...(exampleCity.billers ?? []), { ...water, code: ownBiller, name: `${ownBiller} (example)` }];
  const packages = [{ code: 'family' as const, price: 5_000n, monthlyQuota: 1_000 }];
  const moneyPaths = (['bill', 'package'] as const).map((needKind) => ({
    ...permits,
    needKind,
    path: needKind === 'bill' ? ('direct' as const) : ('trust' as const),
  }));
  const city = await app
    .get(CreateCity)
    .run({ ...exampleCity, slug, hosts: [`${slug}.example`], billers, packages, moneyPaths, minGift: 100n });
  let providerAccount = '';
  for (const { code } of billers) {
    const account = { provider: 'sandbox', mode: 'test' as const, billerCode: code, secret: `the secret of ${code} in ${slug}` };
    providerAccount = await app.get(OpenProviderAccount).run(city, account, commandActor('test'));
  }
  const read = async (name: string, content: string) =>
    app.get(ImportBills).run(city, { path: write(name, content), decisionNo: '2026/17' }, clerk);
  const listed = await read('listed.csv', billFile(fictionalBills(4, from)));
  await app.get(ApproveBatch).run(city, listed.batchId, second);
  const waiting = await read('waiting.csv', billFile([fictionalBill(from + 10), fictionalBill(from + 11, { amount: '1.234' })]));

  const nationalId = fictionalId(from + 20);
  const { householdId, caseNo, code } = await app.get(EnterHousehold).run(city, { name: 'Masal Example', nationalId }, clerk);
  const path = write('confirmation.csv', `bill_no,amount,paid_on\nX-${slug},1.00,2026-11-19\n`);
  const confirmation = await app.get(ConfirmPayments).run(city, { path, billerCode: 'water' }, clerk);

  const list = await app.program().get(`/api/v1/${slug}/needs?limit=1&biller=water`).expect(200);
  const { items, next } = list.body as { items: { id: string; remaining: { amount: string; currency: string } }[]; next: string };
  const [need] = items;
  if (!need) throw new Error('a city with bills');
  const lines = [{ needId: need.id, amount: { amount: '10.00', currency: 'TRY' } }];
  const gift = await app.program().post(`/api/v1/${slug}/donations`).send({ lines, ifFilled: 'next' }).expect(201);
  const { token, redirectUrl } = gift.body as { token: string; redirectUrl: string };
  const cursor = (which: string): string =>
    Buffer.from(`${slug} ${which} 2026-11-20T09:00:00.000Z ${newId<NeedId>()}`).toString('base64url');
  return {
    city,
    named: {
      need: need.id,
      amount: '5.00',
      token,
      checkout: redirectUrl.slice(redirectUrl.lastIndexOf('/') + 1),
      order: await bankOrder(app, city),
      ...(await moneyBack(app, city, need.id)),
      providerAccount,
      proposal: await app.get(ProposeProviderSecret).run(city, providerAccount, 'another secret of the tests', commandActor('test')),
      person: await waitingPerson(app, city),
      batch: waiting.batchId,
      household: householdId,
      caseNo,
      code,
      nationalId,
      confirmation: confirmation.id,
      support: await grant(app, city, householdId),
      dueSupport: await given(app, city, householdId),
      handover: await handedOver(app, city, await given(app, city, householdId)),
      biller: ownBiller,
      needsCursor: next,
      choicesCursor: Buffer.from(`${slug} choices package:family:5000`).toString('base64url'),
      paymentsCursor: cursor('payments:all'),
      quarantineCursor: cursor('quarantine'),
      refundsCursor: cursor('refunds'),
      disputesCursor: cursor('disputes'),
      owedCursor: cursor('owed-failed'),
    },
  };
}

/** By whom the account was opened is of no matter here, but that it was not the operator. */
async function waitingPerson(app: TestApp, city: City): Promise<string> {
  const account = {
    name: 'Waiting Person',
    email: `waiting@${city.slug}.example`,
    password: 'a first password',
    duties: ['approver'],
  } as const;
  return app.get(CreateStaff).run(city, account, testPerson('Opening Example'));
}

/** A package that waits for a second person. */
async function grant(app: TestApp, city: City, householdId: string): Promise<string> {
  const entry = { householdId, decisionNo: '2026/19', granted: { kind: 'package', code: 'family' } as const };
  return (await app.get(EnterSupport).run(city, entry, clerk)).supportId;
}

/** A package that is given in full. By whom is of no matter here. */
async function given(app: TestApp, city: City, householdId: string): Promise<string> {
  const id = await grant(app, city, householdId);
  await app.get(ApproveSupport).run(city, id, second);
  const casework = app.app.get<Database<'casework'>>(databaseToken('casework'), { strict: false });
  const donor = app.app.get<Database<'donor'>>(databaseToken('donor'), { strict: false });
  const support = await casework.inCity(city.id, (tx) => supportOf(tx, id));
  if (!support?.needId) throw new Error('an approved package has a need');
  const part = { needId: support.needId, amount: 5_000n, reserved: false };
  await donor.inCity(city.id, (tx) => fundNeeds(tx, [part], city.today(app.clock.now())));
  return id;
}

async function handedOver(app: TestApp, city: City, supportId: string): Promise<string> {
  const entry = { supportId, decisionNo: '2026/20', handedOn: city.today(app.clock.now()) };
  return (await app.get(ProposeHandover).run(city, entry, testPerson('Deniz Example'))).handoverId;
}

/** Two captured payments; of one a refund is asked for, and two are said to have failed. */
async function moneyBack(app: TestApp, city: City, needId: string): Promise<Pick<Named, 'payment' | 'refund' | 'owed' | 'givenUp'>> {
  for (let gift = 0; gift < 2; gift += 1) {
    const lines = [{ needId: needId as NeedId, amount: Money.of(200n, city.currency) }];
    const returnUrl = `${app.url}/${city.slug}/en/gifts/back`;
    const { redirectUrl } = await app.get(StartDonation).run(city, { lines, language: 'en', ifFilled: 'next', returnUrl });
    await app.visitor().post(new URL(redirectUrl).pathname).type('form').send({ action: 'approve' }).expect(303);
  }
  for (let round = 0; round < 3; round += 1) await app.get(Jobs).runDue();
  const { items } = await app.get(ListPayments).run(city, { status: 'captured' });
  const [payment, other] = items;
  if (!payment || !other) throw new Error('two payments were captured');
  const wish = { paymentId: other.id, amount: Money.of(100n, city.currency), reason: 'a test' };
  const [owed, givenUp] = [await failed(app, city, other.id), await failed(app, city, other.id)];
  await app.get(GiveUpRefund).run(city, givenUp, 'a rule of the tests', commandActor('test'));
  return { payment: payment.id, refund: await app.get(RequestRefund).run(city, wish, commandActor('test')), owed, givenUp };
}

/** No provider of the tests can be told to fail: it is written as if one had. */
async function failed(app: TestApp, city: City, paymentId: string): Promise<string> {
  const id = newId<RefundId>();
  const donor = app.app.get<Database<'donor'>>(databaseToken('donor'), { strict: false });
  await donor.inCity(city.id, (tx) =>
    tx.query(
      `INSERT INTO giving.refund (city_id, id, payment_id, status, currency, amount, created_at, failed_at, attempts)
       VALUES ($1, $2, $3, 'failed', $4, 1, $5, $5, 1)`,
      [city.id, id, paymentId, city.currency, app.clock.now()],
    ),
  );
  return id;
}

/** A checkout at the city's own bank, whose form is still to be posted. */
async function bankOrder(app: TestApp, city: City): Promise<string> {
  const hosts = { gateUrl: 'https://bank.example/fim/est3Dgate', apiUrl: 'https://bank.example/fim/api' };
  const secret = JSON.stringify({
    clientId: '190100000',
    storeKey: `the key of ${city.slug}`,
    apiName: 'API',
    apiPassword: 'WORD',
    ...hosts,
  });
  const id = await app.get(OpenProviderAccount).run(city, { provider: 'nestpay', mode: 'test', secret }, commandActor('test'));
  const { reference } = await app
    .get(PaymentProviders)
    .named('nestpay')
    .createCheckout(await app.get(ProviderAccounts).byId(id), {
      paymentId: newId<PaymentId>(),
      amount: Money.of(500n, 'TRY'),
      language: 'en',
      returnUrl: `${app.url}/${city.slug}/en/gifts/${newToken()}`,
      expiresAt: new Date(app.clock.now().getTime() + 30 * 60_000),
    });
  return reference;
}

/** The same kinds of things, of no city at all. Each is well-formed: it is refused for being nobody's, not for its shape. */
export function nobodys(): Named {
  const uuid = (): string => newId<NeedId>();
  const cursor = (rest: string): string => Buffer.from(`nowhere ${rest} ${uuid()}`).toString('base64url');
  return {
    need: uuid(),
    amount: '5.00',
    token: newToken(),
    checkout: uuid(),
    order: uuid().replaceAll('-', ''),
    payment: uuid(),
    providerAccount: uuid(),
    proposal: uuid(),
    person: uuid(),
    refund: uuid(),
    owed: uuid(),
    givenUp: uuid(),
    batch: uuid(),
    household: uuid(),
    caseNo: 'ABCDEFGH',
    code: 'ABCDEFGHJKLM',
    nationalId: fictionalId(9_999),
    confirmation: uuid(),
    support: uuid(),
    dueSupport: uuid(),
    handover: uuid(),
    biller: 'sunshine',
    needsCursor: cursor('urgent 2026-12-01'),
    choicesCursor: cursor('choices package:family:5000'),
    paymentsCursor: cursor('payments:all 2026-11-20T09:00:00.000Z'),
    quarantineCursor: cursor('quarantine 2026-11-20T09:00:00.000Z'),
    refundsCursor: cursor('refunds 2026-11-20T09:00:00.000Z'),
    disputesCursor: cursor('disputes 2026-11-20T09:00:00.000Z'),
    owedCursor: cursor('owed-failed 2026-11-20T09:00:00.000Z'),
  };
}

function write(name: string, content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'pay-it-forward-cities-'));
  atTheEnd(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}
