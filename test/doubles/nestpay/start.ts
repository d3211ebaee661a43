import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../../src/platform/config/index.js';
import { atTheEnd, until } from '../../support/index.js';
import type { Merchant, Outcome } from './bank.js';

/** One order as the bank keeps it. */
export interface KeptOrder {
  readonly oid: string;
  readonly movements: readonly { readonly type: string; readonly state: string; readonly amount: string }[];
}

/** The bank's process, from outside. */
export interface BankDouble {
  readonly url: string;
  /** Sets something, or asks, at the bank: see `control` of the server. */
  control(name: string, told?: Readonly<Record<string, string>>): Promise<unknown>;
  /** What it refused so far, and why. */
  refused(): Promise<string[]>;
  order(oid: string): Promise<KeptOrder | undefined>;
  /** A donor at the bank: posts our page's form, presses a button, and gets the form that leads back. */
  press(gateUrl: string, form: Readonly<Record<string, string>>, outcome: Outcome): Promise<{ url: string; body: string }>;
  output(): string;
}

export const merchant: Merchant = {
  clientId: '190100000',
  storeKey: 'EXAMPLE|store\\KEY1',
  apiName: 'EXAMPLEAPI',
  apiPassword: 'EXAMPLE & <07>',
  currency: '949',
};

/** The account's secret for a merchant at this bank, as the office would enter it. */
export function secretFor(bank: BankDouble, change: Record<string, unknown> = {}, who = merchant): string {
  const { clientId, storeKey, apiName, apiPassword } = who;
  const gateUrl = `${bank.url}/fim/est3Dgate`;
  return JSON.stringify({ clientId, storeKey, apiName, apiPassword, gateUrl, apiUrl: `${bank.url}/fim/api`, ...change });
}

/** Starts the bank in a process of its own, on a port of its own. */
export async function startBank(now: Date, seed = 20_261_122): Promise<BankDouble> {
  const root = projectRoot();
  const args = ['--import', './test/runner/register-typescript.js', 'test/doubles/nestpay/server.ts', String(seed)];
  const child = spawn(process.execPath, args, { cwd: root, env: { PATH: process.env['PATH'] }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString('utf8')));
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  atTheEnd(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  await until(`the bank listens (${join(root, 'test/doubles/nestpay')})`, () => /listening \d+/.test(said) || child.exitCode !== null);
  const [, port] = /listening (\d+)/.exec(said) ?? [];
  if (port === undefined) throw new Error(`the bank did not start: ${said}`);
  const url = `http://127.0.0.1:${port}`;
  const control: BankDouble['control'] = async (name, told = {}) => {
    const response = await fetch(`${url}/control/${name}`, { method: 'POST', body: JSON.stringify(told) });
    return response.json();
  };
  await control('clock', { now: now.toISOString() });
  await control('merchant', { ...merchant });
  return {
    url,
    control,
    refused: async () => (await control('refused')) as string[],
    order: async (oid) => ((await control('orders')) as KeptOrder[]).find((order) => order.oid === oid),
    output: () => said,
    press: async (gateUrl, form, outcome) => {
      const shown = await post(gateUrl, form);
      const session = fieldsOf(shown)['session'];
      if (session === undefined) throw new Error(`the gate refused the form: ${shown}`);
      const back = await post(`${url}/fim/pay`, { session, outcome });
      const way = actionOf(back);
      if (way === '') throw new Error(`the bank refused: ${back}`);
      return { url: way, body: new URLSearchParams(fieldsOf(back)).toString() };
    },
  };
}

async function post(url: string, form: Readonly<Record<string, string>>): Promise<string> {
  return (await fetch(url, { method: 'POST', body: new URLSearchParams(form) })).text();
}

/** The hidden fields of a page's form. */
export function fieldsOf(html: string): Record<string, string> {
  const inputs = html.matchAll(/<input type="hidden" name="([^"]*)" value(?:="([^"]*)")?/g);
  return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [unescape(name), unescape(value)]));
}

/** Where a page's form leads. */
export const actionOf = (html: string): string => unescape(/<form[^>]* action="([^"]*)"/.exec(html)?.[1] ?? '');

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
function unescape(text: string): string {
  return text.replace(/&(?:#(\d+)|(\w+));/g, (whole, code: string | undefined, name = '') =>
    code === undefined ? (named[name as string] ?? whole) : String.fromCodePoint(Number(code)),
  );
}
