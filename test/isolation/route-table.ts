import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { getMetadataStorage } from 'class-validator';

import { accessOf, type Access } from '../../src/platform/http/index.js';
import type { TestApp } from '../support/index.js';

/** One way into the application, read from the application itself. */
export interface Route {
  /** `GET /:city/:lang/bills/:need`. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly params: readonly string[];
  readonly access: Access | undefined;
  /** The fields of the DTOs that it reads, nested ones by their own name. */
  readonly query: readonly string[];
  readonly body: readonly string[];
}

/** Every route of every controller that the application has. */
export function routesOf(app: TestApp): Route[] {
  const routes: Route[] = [];
  for (const module of app.app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype === 'function') routes.push(...routesOfController(metatype as Class));
    }
  }
  return routes.sort((a, b) => a.name.localeCompare(b.name));
}

type Class = (new (...args: never[]) => object) & { readonly prototype: Record<string, unknown> };

function routesOfController(controller: Class): Route[] {
  const bases = [Reflect.getMetadata(PATH_METADATA, controller)].flat() as string[];
  return Object.getOwnPropertyNames(controller.prototype).flatMap((key) => {
    const handler = controller.prototype[key];
    const method = typeof handler === 'function' ? (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined) : undefined;
    if (method === undefined || typeof handler !== 'function') return [];
    const subs = [Reflect.getMetadata(PATH_METADATA, handler)].flat() as string[];
    return bases.flatMap((base) =>
      subs.map((sub) => {
        const path = `/${[base, sub]
          .map((part) => part.replace(/^\/|\/$/g, ''))
          .filter(Boolean)
          .join('/')}`;
        const verb = RequestMethod[method] as Route['method'];
        return {
          name: `${verb} ${path}`,
          method: verb,
          path,
          params: [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name),
          access: accessOf(handler, controller),
          query: [...fieldsRead(controller, key, RouteParamtypes.QUERY), ...readByHand(handler, /readQuery\(|request\.query/)],
          body: [...fieldsRead(controller, key, RouteParamtypes.BODY), ...readByHand(handler, /withUpload\(|request\.body|\.parts\(/)],
        };
      }),
    );
  });
}

/** A route that reads its query or its form by itself: its fields cannot be seen from here, so whoever tests it must name them. */
export const BY_HAND = '(read by hand)';
const readByHand = (handler: object, how: RegExp): string[] => (how.test(Function.prototype.toString.call(handler)) ? [BY_HAND] : []);

/** The fields of the DTO of a route's body or query; a parameter that is no DTO is named by its own key, as `@Query('x')`. */
function fieldsRead(controller: Class, key: string, kind: RouteParamtypes): string[] {
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, key) ?? {}) as Record<string, { index: number; data?: unknown }>;
  const types = (Reflect.getMetadata('design:paramtypes', controller.prototype, key) ?? []) as unknown[];
  return Object.entries(args)
    .filter(([name]) => name.startsWith(`${kind}:`))
    .flatMap(([, { index, data }]) => (typeof data === 'string' ? [data] : fieldsOf(types[index])));
}

export function fieldsOf(dto: unknown): string[] {
  if (typeof dto !== 'function') return [];
  const metadata = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
  return [...new Set(metadata.map(({ propertyName }) => propertyName))].flatMap((name) => {
    const nested = Reflect.getMetadata('design:type', dto.prototype as object, name) as unknown;
    const inner = nested === Array || nested === Object ? [] : fieldsOf(nested);
    return [name, ...inner];
  });
}
