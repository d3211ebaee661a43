import type { City } from '../../../src/cities/index.js';
import type { ProviderAccountId } from '../../../src/kernel/ids.js';
import { OpenProviderAccount } from '../../../src/payments/index.js';
import { GivingCity, startGivingApp } from '../../invariants/giving.js';
import type { TestApp, TestAppOptions } from '../../support/index.js';
import type { Outcome } from './bank.js';
import { actionOf, fieldsOf, secretFor, startBank, type BankDouble } from './start.js';
import { commandActor } from '../../../src/kernel/actor.js';

/** A city whose water bills are paid by NestPay at the bank of the double; its gas bills stay with the sandbox. */
export interface BankCity {
  readonly app: TestApp;
  readonly bank: BankDouble;
  readonly world: GivingCity;
  readonly city: City;
  readonly accountId: ProviderAccountId;
  /** The form on our page of an order. */
  form(oid: string): Promise<{ url: string; fields: Record<string, string> }>;
  /** A donor at the bank, without a browser: what it makes them post to us, and where. */
  press(oid: string, outcome: Outcome): Promise<{ url: string; body: string }>;
  /** Posts a form as the bank's page makes a browser do it: from another site, without our cookies. */
  comeBack(url: string, body: string, headers?: Record<string, string>): Promise<{ status: number; location: string; text: string }>;
}

export async function openBankCity(options: TestAppOptions = {}, secret: Record<string, unknown> = {}): Promise<BankCity> {
  const app = await startGivingApp({ ...options, config: { providers: ['sandbox', 'nestpay'], ...options.config } });
  const bank = await startBank(app.clock.now());
  const world = await GivingCity.open(app, 'istanbul', { names: { tr: 'İstanbul', en: 'Istanbul' } });
  const account = { provider: 'nestpay', mode: 'test', billerCode: 'water', secret: secretFor(bank, secret) } as const;
  const accountId = await app.get(OpenProviderAccount).run(world.city, account, commandActor('test'));
  const form = async (oid: string) => {
    const { text } = await app.visitor().get(`/nestpay/checkout/istanbul/${oid}`).expect(200);
    return { url: actionOf(text), fields: fieldsOf(text) };
  };
  return {
    ...{ app, bank, world, city: world.city, accountId, form },
    press: async (oid, outcome) => {
      const { url, fields } = await form(oid);
      return bank.press(url, fields, outcome);
    },
    comeBack: async (url, body, headers = {}) => {
      const type = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
      const site = { origin: bank.url, 'sec-fetch-site': 'cross-site' };
      const response = await fetch(url, { method: 'POST', body, redirect: 'manual', headers: { ...type, ...site, ...headers } });
      return { status: response.status, location: response.headers.get('location') ?? '', text: await response.text() };
    },
  };
}
