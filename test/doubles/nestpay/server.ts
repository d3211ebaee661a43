import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, write } from './api.js';
import { Bank, outcomes, type Merchant, type Outcome } from './bank.js';
import { Callbacks } from './callbacks.js';
import { hashOf, wrongIn, type Pairs } from './fields.js';
import { backPage, payPage, refusedPage } from './pages.js';
import { resultOf } from './result.js';

// A bank with a NestPay gate, for tests, in a process of its own: `server.ts [seed]`. It knows nothing of our code.

const seed = Number(process.argv[2] ?? Math.floor(Math.random() * 1e9));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const bank = new Bank();
const callbacks = new Callbacks(seed, say);
/** What the API does with the next requests: `lost` acts and hangs up, `silent` never answers, `broken` answers half. */
const faults: string[] = [];
let down = false;
const refused: string[] = [];

type Answer = readonly [status: number, type: string, body: string | Buffer] | 'hang up';
const html = (body: string, status = 200): Answer => [status, 'text/html; charset=utf-8', body];
const json = (value: unknown, status = 200): Answer => [status, 'application/json', JSON.stringify(value)];

function refuse(...why: string[]): Answer {
  refused.push(...why);
  return html(refusedPage(why), 400);
}

const pairsOf = (body: Buffer): Pairs => [...new URLSearchParams(body.toString('utf8'))];

function gate(body: Buffer): Answer {
  const pairs = pairsOf(body);
  const wrong = wrongIn(pairs);
  if (wrong.length > 0) return refuse(...wrong);
  const fields = new Map(pairs);
  const merchant = bank.merchants.get(fields.get('clientid') ?? '');
  if (!merchant) return refuse('clientid is nobody’s');
  if (fields.get('hash') !== hashOf(pairs, merchant.storeKey)) return refuse('hash does not fit');
  if (fields.get('currency') !== merchant.currency) return refuse('currency is not the terminal’s');
  const session = randomUUID();
  bank.open.set(session, { fields: pairs, merchant });
  return html(payPage(session, `${fields.get('amount') ?? ''} (${merchant.currency})`));
}

function pay(body: Buffer): Answer {
  const { session = '', outcome = '' } = Object.fromEntries(pairsOf(body));
  const held = bank.open.get(session);
  if (!held || !outcomes.includes(outcome as Outcome)) return refuse('no such session or button');
  const sale = bank.sell(held.fields, held.merchant, outcome as Outcome);
  if (!sale) return refuse('this order was paid before');
  const fields = new Map(held.fields);
  const result = resultOf(bank, held.fields, held.merchant, sale);
  callbacks.send(fields.get('callbackUrl'), result);
  return html(backPage(fields.get(sale.state === 'C' ? 'okUrl' : 'failUrl') ?? '', result));
}

function api(body: Buffer): Answer | undefined {
  if (down) return html('', 503);
  const fault = faults.shift();
  if (fault === 'silent') return undefined;
  const pairs = pairsOf(body);
  const [field] = pairs;
  if (pairs.length !== 1 || field?.[0] !== 'DATA') return refuse('the API takes one field, DATA');
  const { reply, wrong } = answer(bank, field[1]);
  if (wrong !== undefined) refused.push(wrong);
  if (fault === 'lost') return 'hang up';
  const bytes = write(reply);
  return [fault === 'error' ? 500 : 200, 'text/xml; charset=ISO-8859-9', fault === 'broken' ? bytes.subarray(0, -20) : bytes];
}

async function control(name: string, body: Buffer): Promise<Answer> {
  const told = (body.length > 0 ? JSON.parse(body.toString('utf8')) : {}) as Record<string, string>;
  if (name === 'merchant') bank.merchants.set(told['clientId'] ?? '', told as unknown as Merchant);
  else if (name === 'clock') bank.setClock(new Date(told['now'] ?? ''));
  else if (name === 'close-day') bank.closeDay();
  else if (name === 'fault') faults.push(told['fault'] ?? '');
  else if (name === 'down') down = told['on'] === 'yes';
  else if (name === 'callbacks') callbacks.on = told['on'] === 'yes';
  else if (name === 'quiet') await callbacks.quiet();
  else if (name === 'orders')
    return json(
      [...bank.orders.values()].map(({ oid, movements }) => ({
        oid,
        movements: movements.map((held) => ({ ...held, amount: String(held.amount) })),
      })),
    );
  else if (name === 'refused') return json(refused);
  else return json({ unknown: name }, 404);
  return json({});
}

async function route(request: IncomingMessage): Promise<Answer | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const { pathname } = new URL(request.url ?? '/', 'http://bank.example');
  if (pathname.startsWith('/control/')) return control(pathname.slice('/control/'.length), body);
  if (pathname === '/favicon.ico') return html('', 204);
  const form = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  if (request.method !== 'POST' || !form) return refuse(`${request.method ?? ''} ${pathname} takes a posted form`);
  if (pathname === '/fim/est3Dgate') return gate(body);
  if (pathname === '/fim/pay') return pay(body);
  if (pathname === '/fim/api') return api(body);
  return refuse(`${pathname} is no address here`);
}

function reply(response: ServerResponse, told: Answer | undefined): void {
  if (!told) return; // the caller waits in vain
  if (told === 'hang up') {
    response.destroy();
    return;
  }
  const [status, type, body] = told;
  response.writeHead(status, { 'content-type': type }).end(body);
}

const server = createServer((request, response) => {
  route(request).then(
    (told) => {
      reply(response, told);
    },
    (error: unknown) => {
      reply(response, json({ bug: String(error) }, 500));
    },
  );
});
server.listen(0, '127.0.0.1', () => {
  say(`seed ${seed}`);
  say(`listening ${(server.address() as AddressInfo).port}`);
});
