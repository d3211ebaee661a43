import { beforeAll, describe, expect, it } from '@jest/globals';
import { METHOD_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { ModulesContainer } from '@nestjs/core';

import { startTestApp, type TestApp } from '../support/index.js';
import { BY_HAND, fieldsOf, routesOf } from './route-table.js';

type Class = (new (...args: never[]) => object) & { readonly prototype: object };

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
}, 60_000);

/** Every body and query that a route takes, by the class it is read into. */
function inputs(): { where: string; type: unknown }[] {
  const controllers = [...app.app.get(ModulesContainer).values()].flatMap(({ controllers: own }) =>
    [...own.values()].flatMap(({ metatype }) => (typeof metatype === 'function' ? [metatype as Class] : [])),
  );
  return controllers.flatMap((controller) =>
    Object.getOwnPropertyNames(controller.prototype).flatMap((key) => {
      const handler = (controller.prototype as Record<string, unknown>)[key];
      if (typeof handler !== 'function' || Reflect.getMetadata(METHOD_METADATA, handler) === undefined) return [];
      const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, key) ?? {}) as Record<string, { index: number }>;
      const types = (Reflect.getMetadata('design:paramtypes', controller.prototype, key) ?? []) as unknown[];
      return Object.entries(args)
        .filter(([name]) => [RouteParamtypes.BODY, RouteParamtypes.QUERY].some((kind) => name.startsWith(`${String(kind)}:`)))
        .map(([, { index }]) => ({ where: `${controller.name}.${key}`, type: types[index] }));
    }),
  );
}

describe('every body, query and form', () => {
  it('is read into a class whose fields are checked, each by a rule', () => {
    expect(inputs().length).toBeGreaterThan(15);
    const unchecked = inputs().filter(({ type }) => type === Object || fieldsOf(type).length === 0);
    expect(unchecked.map(({ where }) => where)).toEqual([]);
  });

  it('refuses a field that its class does not know', async () => {
    await app.visitor().post('/secretariat/en/sign-in').type('form').send({ email: 'a@b.example', password: 'x', admin: '1' }).expect(400);
    await app.visitor().get('/api/v1/nokent/needs?admin=1').set('Accept', 'application/json').expect(404); // the city is asked for first
  });

  it('that is read by hand, for its files or because links carry what others add, is named here', () => {
    const byHand = routesOf(app).filter(({ body, query }) => [...body, ...query].includes(BY_HAND));
    expect(byHand.map(({ name }) => name)).toEqual([
      'GET /:city/:lang/bills',
      'GET /:city/:lang/checkout',
      'GET /:city/:lang/gifts/:token',
      'GET /:city/:lang/gifts/back',
      'POST /:city/:lang/staff/batches',
      'POST /:city/:lang/staff/confirmations',
    ]);
  });
});
