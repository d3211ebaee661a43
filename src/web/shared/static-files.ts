import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Asset } from './asset.js';
import { assets } from './assets.js';
import { themeCss, themeVersion } from './theme.js';

const FOR_EVER = 'public, max-age=31536000, immutable';
/** More accents than the network has cities; beyond it the oldest is forgotten and made again. */
const THEMES_KEPT = 200;

/**
 * Serves `/static/*` and `/theme/*` from memory, compressed once. No city and no database is asked: a theme's address holds its
 * colour. Called by `main.ts` on the bare Fastify instance, before Nest's routes.
 */
export function registerStaticFiles(fastify: FastifyInstance): void {
  const compressed = new Map<string, Encoded>();
  const themes = new Map<string, Encoded>();

  fastify.get<{ Params: { name: string } }>('/static/:name', (request, reply) => {
    const { name } = request.params;
    const file = assets().files.get(name);
    if (!file) return gone(reply);
    return send(
      request,
      reply,
      kept(compressed, name, () => encode(file)),
    );
  });

  fastify.get<{ Params: { name: string } }>('/theme/:name', (request, reply) => {
    const { name } = request.params;
    const [, hex, version] = /^[a-z0-9-]{1,60}-([0-9a-f]{6})-([0-9a-f]{8})\.css$/.exec(name) ?? [];
    if (!hex || version !== themeVersion(hex)) return gone(reply);
    try {
      const theme = kept(themes, hex, () => encode({ name, type: 'text/css; charset=utf-8', body: Buffer.from(themeCss(`#${hex}`)) }));
      return send(request, reply, theme);
    } catch {
      return gone(reply);
    }
  });

  fastify.get('/favicon.ico', (_request, reply) => reply.redirect(assets().icon, 302));
}

interface Encoded {
  readonly type: string;
  readonly plain: Buffer;
  readonly br?: Buffer;
  readonly gzip?: Buffer;
}

function encode(file: Asset): Encoded {
  // woff2 is brotli already.
  if (file.type === 'font/woff2') return { type: file.type, plain: file.body };
  const br = brotliCompressSync(file.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  return { type: file.type, plain: file.body, br, gzip: gzipSync(file.body, { level: 9 }) };
}

function kept(cache: Map<string, Encoded>, key: string, make: () => Encoded): Encoded {
  const found = cache.get(key);
  if (found) return found;
  const made = make();
  cache.set(key, made);
  const oldest = cache.keys().next();
  if (cache.size > THEMES_KEPT && !oldest.done) cache.delete(oldest.value);
  return made;
}

function send(request: FastifyRequest, reply: FastifyReply, file: Encoded): FastifyReply {
  const accepted = request.headers['accept-encoding'] ?? '';
  const encoding = file.br && /\bbr\b/.test(accepted) ? 'br' : file.gzip && /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
  void reply.header('content-type', file.type).header('cache-control', FOR_EVER).header('vary', 'accept-encoding');
  if (!encoding) return reply.send(file.plain);
  return reply.header('content-encoding', encoding).send(encoding === 'br' ? file.br : file.gzip);
}

function gone(reply: FastifyReply): FastifyReply {
  return reply.code(404).type('text/plain; charset=utf-8').send('not found');
}
