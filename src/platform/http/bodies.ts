import { parse } from 'node:querystring';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The bytes as they came, on /webhooks and where a route asks for them: a signature covers these and nothing else. */
    rawBody?: Buffer;
  }
  interface FastifyContextConfig {
    bodyLimit?: number;
    rawBody?: boolean;
  }
}

/** Raises (or lowers) the body limit of one route, in bytes. */
export const BodyLimit = (bytes: number): MethodDecorator => RouteConfig({ bodyLimit: bytes });

/** Leaves the body of one route unread, as under /webhooks, up to so many bytes: whoever verifies it reads them. */
export const KeepRawBody = (bodyLimit: number): MethodDecorator => RouteConfig({ rawBody: true, bodyLimit });

/**
 * Teaches the server to read bodies: JSON, forms, files, cookies; and nothing at all under /webhooks, where the bytes are kept
 * for whoever verifies them. A nested form field, a `__proto__` or more than 1,000 fields are not read.
 */
export async function readBodies(fastify: FastifyInstance): Promise<void> {
  fastify.addHook('onRoute', (route) => {
    const limit = route.config?.bodyLimit;
    if (limit !== undefined) route.bodyLimit = limit;
  });
  const json = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser(['application/json', 'text/plain']);
  fastify.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (keepRaw(request, body)) done(null, {});
    else if (isDeep(body)) done(Object.assign(new Error('nested too deep'), { statusCode: 400 }));
    else void json(request, body.toString('utf8'), done);
  });
  fastify.addContentTypeParser<Buffer>('application/x-www-form-urlencoded', { parseAs: 'buffer' }, (request, body, done) => {
    if (keepRaw(request, body)) done(null, {});
    else done(null, { ...parse(body.toString('utf8'), '&', '=', { maxKeys: 1_000 }) });
  });
  // A notification in another type is for the provider's adapter to refuse, and to keep a trace of.
  fastify.addContentTypeParser<Buffer>('*', { parseAs: 'buffer' }, (request, body, done) => {
    if (keepRaw(request, body)) done(null, {});
    else done(Object.assign(new Error('unsupported media type'), { statusCode: 415 }));
  });
  await fastify.register(cookie);
  // Files stream past the body limit: each route names its own when it takes one, `request.file({ limits: { fileSize } })`.
  await fastify.register(multipart, { limits: { fields: 100, fieldSize: 65_536, files: 1, parts: 101, headerPairs: 50 } });
}

/** Levels of a JSON body. Ours have four; what walks through them later calls itself at each one, and thousands exhaust it. */
const DEEPEST = 20;

/** Looked at byte by byte, before anything is parsed. */
function isDeep(json: Buffer): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    if (quoted && byte === 0x5c /* \ */) at += 1;
    else if (byte === 0x22 /* " */) quoted = !quoted;
    else if (quoted) continue;
    else if (byte === 0x5b /* [ */ || byte === 0x7b /* { */) depth += 1;
    else if (byte === 0x5d /* ] */ || byte === 0x7d /* } */) depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

function keepRaw(request: FastifyRequest, body: Buffer): boolean {
  if (!request.url.startsWith('/webhooks/') && request.routeOptions.config.rawBody !== true) return false;
  request.rawBody = body;
  return true;
}
