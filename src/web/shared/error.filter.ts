import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { Refusal } from '../../kernel/refusal.js';
import { textsIn } from '../../platform/texts/index.js';
import type { CityFace } from './city-face.js';
import { ErrorPage } from './error.page.js';
import { languageOf } from './language-of.js';
import { page } from './page.js';
import { problem } from './problem.js';
import { refusalOf } from './refusal-of.js';

/** Every error ends here: a page for who reads pages, problem+json for who reads data. A bug is logged and told as `internal`. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly log = new Logger('error');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest & { city?: CityFace }>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    const refusal = refusalOf(error) ?? this.bug(error, request);
    request.refusedAs = refusal.code;
    const texts = textsIn(languageOf(request));
    // Whoever still uses a first password is led to where they choose their own, whatever they asked for.
    if (refusal.code === 'password_first' && request.city && readsPages(request)) {
      const there = request.city.path(texts.language, '/staff/password');
      void reply.code(303).header('location', there).header('cache-control', 'no-store').send('');
      return;
    }
    void reply.code(refusal.status).header('cache-control', 'no-store');
    if ((refusal.status === 503 || refusal.status === 429) && !reply.hasHeader('retry-after')) void reply.header('retry-after', '5');
    if (readsPages(request)) {
      void reply.header('content-type', 'text/html; charset=utf-8');
      void reply.send(page(h(ErrorPage, { texts, code: refusal.code, detail: texts.detail(refusal), city: request.city })));
    } else {
      void reply.header('content-type', 'application/problem+json; charset=utf-8');
      void reply.send(JSON.stringify(problem(refusal, texts)));
    }
  }

  /** What is logged can hold no personal data: names, places in our code and SQLSTATE, never a message or a value. */
  private bug(error: unknown, request: FastifyRequest): Refusal {
    const known = error instanceof Error ? error : new Error('not an Error');
    const frames = (known.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
    const sqlState = 'code' in known && typeof known.code === 'string' ? known.code : undefined;
    const said = known.name === 'AssertionError' ? known.message : undefined;
    const route = `${request.method} ${request.routeOptions.url ?? 'no route'}`;
    this.log.error({
      error: known.name,
      said,
      sqlState,
      route,
      requestId: request.id,
      frames: frames.slice(0, 12).map((line) => line.trim()),
    });
    return new Refusal('internal');
  }
}

function readsPages(request: FastifyRequest): boolean {
  if (/^\/(api|webhooks|health|metrics|openapi)/.test(request.url)) return false;
  return (request.headers.accept ?? '').includes('text/html');
}
