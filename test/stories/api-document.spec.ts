import { beforeAll, describe, expect, it } from '@jest/globals';
import { refusalCodes } from '../../src/kernel/refusal-codes.js';
import { startGivingApp } from '../invariants/giving.js';
import type { TestApp } from '../support/index.js';

interface Operation {
  readonly summary?: string;
  readonly operationId?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema?: object }[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: object }> };
  readonly responses: Record<string, { readonly description?: string; readonly content?: Record<string, { readonly schema: object }> }>;
}
interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, { readonly type: string; readonly properties: object }> };
}

let app: TestApp;
let document: Document;
const operations = (): [string, Operation][] =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, Operation] => [`${method} ${path}`, operation]),
  );

beforeAll(async () => {
  app = await startGivingApp();
  document = (await app.program().get('/openapi.json').expect(200)).body as Document;
}, 60_000);

describe('/openapi.json', () => {
  it('is a document of OpenAPI 3, with a title and a version', () => {
    expect(document.openapi).toMatch(/^3\.\d+\.\d+$/);
    expect(document.info).toMatchObject({ title: 'Pay It Forward', version: expect.any(String) });
    expect(operations().length).toBeGreaterThan(3);
  });

  it('describes every route of the JSON API and no page', () => {
    expect(Object.keys(document.paths).filter((path) => !/^\/api\/v1\/\{city\}(\/|$)/.test(path))).toEqual([]);
  });

  it('names each operation once, and each place of its path as a parameter that must be there', () => {
    const ids = operations().map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [name, { parameters = [], summary }] of operations()) {
      const places = [...name.matchAll(/\{(\w+)\}/g)].map(([, place]) => place).sort();
      const declared = parameters.filter((each) => each.in === 'path');
      expect([name, declared.map((each) => each.name).sort()]).toEqual([name, places]);
      expect([name, parameters.every((each) => each.schema !== undefined), declared.every(({ required }) => required)]).toEqual([
        name,
        true,
        true,
      ]);
      expect(summary).toBeTruthy();
    }
  });

  it('says what every answer holds: its own shape, and a problem for every other', () => {
    for (const [name, { responses }] of operations()) {
      const success = Object.entries(responses).filter(([status]) => /^2\d\d$/.test(status));
      expect([name, success.length]).toEqual([name, 1]);
      expect(success[0]?.[1].content?.['application/json']?.schema).toBeDefined();
      expect([name, responses['default']?.content?.['application/problem+json']?.schema]).toEqual([
        name,
        { $ref: '#/components/schemas/Problem' },
      ]);
    }
  });

  it('points to nothing that it does not hold, and holds nothing empty', () => {
    const named = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? '');
    const held = Object.keys(document.components.schemas);
    expect(named.filter((name) => !held.includes(name))).toEqual([]);
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      expect([name, schema.type, Object.keys(schema.properties).length > 0]).toEqual([name, 'object', true]);
    }
  });
});

describe('the address of each problem', () => {
  it('is a page that says it in words', async () => {
    for (const code of Object.keys(refusalCodes)) {
      const { status, text } = await app.visitor().get(`/problems/${code}`);
      expect([code, status, text.includes(code)]).toEqual([code, 200, true]);
    }
    await app.visitor().get('/problems/no_such_code').expect(404);
  });
});
