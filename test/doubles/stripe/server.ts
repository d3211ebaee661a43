import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Api } from './api.js';
import { controlOf, type Wish } from './control.js';
import { HostedPage } from './hosted-page.js';
import { readForm } from './judge.js';
import { MoneyMoves } from './money-moves.js';
import { randomOf } from './random.js';
import { Webhooks } from './webhooks.js';
import { World } from './world.js';

// A stand-in for Stripe in a process of its own: `node --import ./test/runner/register-typescript.js test/doubles/stripe/server.ts [seed]`.
const seed = Number(process.argv[2] ?? Math.floor(Math.random() * 1e9));
const world = new World();
const webhooks = new Webhooks(world, randomOf(seed), Number(process.argv[3] ?? 150));
const moves = new MoneyMoves(world, webhooks);
const control = controlOf(world, moves, webhooks);
const page = new HostedPage(world, moves);

const server = createServer((request, response) => {
  void serve(request, response).catch((error: unknown) => {
    response
      .writeHead(500, { 'content-type': 'application/json' })
      .end(JSON.stringify({ error: { type: 'api_error', message: String(error) } }));
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`listening on ${origin()}, seed ${seed}\n`);
});
const origin = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
let api: Api | undefined;

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', origin());
  const body = await read(request);
  const [, first = '', second = '', third = ''] = url.pathname.split('/');
  if (first === '_test') {
    json(response, control[second]?.(JSON.parse(body || '{}') as Wish) ?? null);
    return;
  }
  if (first === 'c' && second === 'pay') {
    hosted(request, response, third, body);
    return;
  }
  api ??= new Api(world, moves, origin());
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(',')]));
  const params = readForm(request.method === 'GET' ? url.search.slice(1) : body);
  const { status, body: said, replayed } = api.answer({ method: request.method ?? 'GET', path: url.pathname, headers, params });
  if (world.cut > 0) {
    // The effect stays, the answer is lost.
    world.cut -= 1;
    request.socket.destroy();
    return;
  }
  response.writeHead(status, {
    'content-type': 'application/json',
    'request-id': 'req_double',
    ...(replayed ? { 'idempotent-replayed': 'true' } : {}),
  });
  response.end(said);
}

function hosted(request: IncomingMessage, response: ServerResponse, id: string, body: string): void {
  const shown = request.method === 'POST' ? page.press(id, new URLSearchParams(body).get('action') ?? '') : page.show(id);
  if ('to' in shown) response.writeHead(303, { location: shown.to }).end();
  else response.writeHead(shown.status, { 'content-type': 'text/html; charset=utf-8' }).end(shown.html);
}

function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
