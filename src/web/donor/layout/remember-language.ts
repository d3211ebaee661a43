import type { FastifyReply, FastifyRequest } from 'fastify';
import type { City } from '../../../cities/index.js';
import { accepted } from '../../shared/index.js';

const LANGUAGE_COOKIE_SECONDS = 31_536_000;

/** Keeps the language that a reader has chosen, where their browser would ask for another. */
export function rememberLanguage(request: FastifyRequest, reply: FastifyReply, language: string): void {
  const known = request.cookies['lang'] ?? accepted(request.headers['accept-language'] ?? '');
  if (known !== language)
    void reply.setCookie('lang', language, { path: '/', sameSite: 'lax', httpOnly: true, secure: 'auto', maxAge: LANGUAGE_COOKIE_SECONDS });
}

/** The language for an address that names none: the cookie, then Accept-Language, then the city's own. */
export function languageFor(request: FastifyRequest, city: City): string {
  const chosen = request.cookies['lang'];
  if (chosen !== undefined && city.speaks(chosen)) return chosen;
  return accepted(request.headers['accept-language'] ?? '', (tag) => city.speaks(tag)) ?? city.ownLanguage;
}
