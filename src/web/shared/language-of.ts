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

/** Languages whose readers read each other's: one of them serves better than a page in English. */
const near: readonly string[] = ['bs', 'hr', 'cnr', 'sr'];

/** The first language of an Accept-Language header that has a catalogue, or one near to it, by weight. */
export function accepted(header: string, spoken: (tag: string) => boolean = isLanguage): Language | undefined {
  const wanted = header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';');
      const weight = Number(/q=([\d.]+)/.exec(rest.join(';'))?.[1] ?? 1);
      return { tag: primary(tag.toLowerCase()), weight };
    })
    .sort((a, b) => b.weight - a.weight)
    .flatMap(({ tag }) => (near.includes(tag) ? [tag, ...near] : [tag]));
  return wanted.find((tag): tag is Language => isLanguage(tag) && spoken(tag));
}

/** Browsers know Montenegrin as a Serbian of Montenegro. */
function primary(tag: string): string {
  return /^sr(-[a-z]{4})?-me$/.test(tag) ? 'cnr' : (tag.split('-')[0] ?? '');
}
