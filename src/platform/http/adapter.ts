import { randomUUID } from 'node:crypto';
import { maxHeaderSize, type IncomingMessage } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Config } from '../config/index.js';

/** Bytes of a page's form, an API body or a notification. A route that takes files raises it: see {@link BodyLimit}. */
export const DEFAULT_BODY_LIMIT = 1_048_576;

/** Changes a request's address before it is routed: a city's own host. */
export type RewriteUrl = (request: IncomingMessage) => string;

/** The HTTP server: limits on whatever a stranger may send, an id for each request that no header chooses. */
export function fastifyAdapter(config: Config, rewriteUrl: RewriteUrl): FastifyAdapter {
  return new FastifyAdapter({
    logger: false, // request-log.ts writes the line: the framework's own would hold whole addresses
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: config.trustProxy.length === 0 ? false : [...config.trustProxy],
    bodyLimit: DEFAULT_BODY_LIMIT,
    // A slow sender holds a connection for this long at most. Milliseconds.
    requestTimeout: 120_000,
    // As long as a whole address may be: the router's own answer to more would be neither a page nor a problem.
    routerOptions: { maxParamLength: maxHeaderSize },
    multipart: false, // bodies.ts registers it, with limits
    rewriteUrl: (request: IncomingMessage) => readable(rewriteUrl(request)),
  });
}

/** An address with broken escapes names nothing: it is led to where nothing is, and answered like every other such address. */
function readable(url: string): string {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
    return url;
  } catch {
    return '/-';
  }
}
