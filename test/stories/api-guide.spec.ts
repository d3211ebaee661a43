import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/config/index.js';
import { startGivingApp } from '../invariants/giving.js';
import type { TestApp } from '../support/index.js';
import { openApiCity } from './api-city.js';

// Every command of docs/api.md is sent, in its order, and its answer is held against the one that is printed under it.

interface Example {
  readonly command: string;
  /** As printed; undefined where the guide prints none. */
  readonly answer: unknown;
}

function examples(): Example[] {
  const guide = readFileSync(join(projectRoot(), 'docs', 'api.md'), 'utf8');
  const blocks = [...guide.matchAll(/^```(sh|json)\n([\s\S]*?)^```$/gm)].map(([, kind, text = '']) => ({ kind, text }));
  return blocks.flatMap(({ kind, text }, at) => {
    if (kind !== 'sh') return [];
    const next = blocks[at + 1];
    return [{ command: text.trim(), answer: next?.kind === 'json' ? (JSON.parse(next.text) as unknown) : undefined }];
  });
}

/** The words of a command as a shell reads them: quotes may stand in the middle of a word, and within single ones nothing is put in. */
function wordsOf(command: string, variables: ReadonlyMap<string, string>): string[] {
  const filled = (text: string): string => text.replace(/\$([A-Z]+)/g, (_, name: string) => variables.get(name) ?? `no ${name}`);
  const words = command.replace(/\\\n/g, ' ').match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? [];
  return words.map((word) =>
    word.replace(
      /'([^']*)'|"([^"]*)"|([^'"]+)/g,
      (_, single?: string, double?: string, bare?: string) => single ?? filled(double ?? bare ?? ''),
    ),
  );
}

/** A curl command as a request: address, -X, -H and -d. Any other option fails. */
function asRequest(command: string, variables: ReadonlyMap<string, string>): { url: string; init: RequestInit } {
  const words = wordsOf(command, variables);
  const headers: Record<string, string> = {};
  const init: RequestInit = { headers };
  let url = '';
  expect(words.shift()).toBe('curl');
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === '-X') init.method = words.shift() ?? '';
    else if (word === '-d') init.body = words.shift() ?? '';
    else if (word === '-H') {
      const [, name = '', value = ''] = /^([^:]+): (.*)$/.exec(words.shift() ?? '') ?? [];
      headers[name] = value;
    } else if (word.startsWith('-')) throw new Error(`an option that this test does not know: ${word}`);
    else url = word;
  }
  return { url, init };
}

/** The fields and their types, without what differs from run to run; of a list its first item. Codes and states stay as they are. */
function shapeOf(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map((each) => shapeOf(each, name));
  if (typeof value !== 'object' || value === null)
    return ['code', 'status', 'kind', 'choice', 'state', 'listing', 'type'].includes(name) ? value : typeof value;
  const free = name === 'names';
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, free ? typeof each : shapeOf(each, key)]));
}

let app: TestApp;
const variables = new Map<string, string>();
beforeAll(async () => {
  app = await startGivingApp();
  const world = await openApiCity(app, 'istanbul');
  await world.needs([25_000n, 31_050n]);
  variables.set('API', `${app.url}/api/v1/istanbul`);
}, 60_000);

describe('the guide of the API', () => {
  const all = examples();

  it('has an example of each way to ask', () => {
    expect(all.length).toBeGreaterThan(9);
    expect(all.filter(({ answer }) => answer !== undefined).length).toBeGreaterThan(7);
  });

  it.each(all.map((each, at) => [`${String(at + 1)}: ${each.command.split('\n')[0] ?? ''}`, each] as const))(
    '%s',
    async (_, { command, answer }) => {
      const { url, init } = asRequest(command, variables);
      const response = await fetch(url, init);
      const body = (await response.json()) as { id?: string; token?: string; next?: string; status?: unknown; items?: { id?: string }[] };
      if (answer !== undefined) expect(shapeOf(body)).toEqual(shapeOf(answer));
      const refused = typeof body.status === 'number';
      expect(response.status).toBe(refused ? body.status : init.method === 'POST' ? 201 : 200);
      const [first] = body.items ?? [];
      if (first?.id !== undefined && !variables.has('NEED')) variables.set('NEED', first.id);
      if (body.token !== undefined) variables.set('TOKEN', body.token);
      if (body.next !== undefined) variables.set('NEXT', body.next);
    },
  );

  it('is shown the same document as the service serves', async () => {
    const copy: unknown = JSON.parse(readFileSync(join(projectRoot(), 'docs', 'openapi.json'), 'utf8'));
    expect(await (await fetch(`${app.url}/openapi.json`)).json()).toEqual(copy);
  });
});
