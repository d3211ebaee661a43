import type { FastifyRequest } from 'fastify';
import { isLanguage, type Language } from '../../platform/texts/index.js';

/** The reader's language where no city has decided it: path, then the cookie `lang`, then Accept-Language, then English. */
export function languageOf(request: FastifyRequest): Language {
  const path = request.url.split('?', 1)[0] ?? '';
  const [, first, second] = path.split('/');
  if (isLanguage(second)) return second;
  if (isLanguage(first)) return first;
  const cookies = (request as { cookies?: Record<string, string | undefined> }).cookies;
  const chosen = cookies?.['lang'];
  if (isLanguage(chosen)) return chosen;
  return accepted(request.headers['accept-language'] ?? '') ?? 'en';
}

/** The first language of an Accept-Language header that has a catalogue, by weight. */
export function accepted(header: string, spoken: (tag: string) => boolean = isLanguage): Language | undefined {
  const wanted = header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';');
      const weight = Number(/q=([\d.]+)/.exec(rest.join(';'))?.[1] ?? 1);
      return { tag: tag.split('-')[0]?.toLowerCase() ?? '', weight };
    })
    .sort((a, b) => b.weight - a.weight);
  return wanted.map(({ tag }) => tag).find((tag): tag is Language => isLanguage(tag) && spoken(tag));
}
