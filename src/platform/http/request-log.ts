import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The code of the refusal that this request was answered with. */
    refusedAs?: string;
  }
}

/** Patterns that are asked too often, and by machines. */
const silent = new Set(['/health/live', '/health/ready', '/metrics']);

/** One line and one measurement for each answer: by route pattern, so that no id, token or search ever stands in it. */
export function observeRequests(fastify: FastifyInstance, logger: Logger, metrics: Metrics): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = routeOf(request);
    const milliseconds = reply.elapsedTime;
    metrics.observe(request.method, route, reply.statusCode, milliseconds / 1000);
    if (route.startsWith('/webhooks/') && reply.statusCode >= 400) {
      const { provider = '' } = request.params as { readonly provider?: string };
      metrics.refuseNotification(provider, request.refusedAs ?? String(reply.statusCode));
    }
    const line = { requestId: request.id, method: request.method, route, status: reply.statusCode, ms: Math.round(milliseconds) };
    if (reply.statusCode >= 500) logger.error(line, 'request');
    else if (!silent.has(route)) logger.info(line, 'request');
    done();
  });
}

/** `/:city/:lang/bills`, not `/istanbul/tr/bills?…`; `unmatched` where no route fits. */
export function routeOf(request: FastifyRequest): string {
  const pattern = request.is404 ? undefined : request.routeOptions.url;
  return pattern === undefined || pattern === '*' ? 'unmatched' : pattern;
}
