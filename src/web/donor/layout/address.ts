import type { FastifyRequest } from 'fastify';
import type { City } from '../../../cities/index.js';
import { type Config, isLoopback } from '../../../platform/config/index.js';

/** A page's whole address, for what leaves this site: the provider's way back, a private link to keep. */
export function addressOf(config: Config, request: FastifyRequest, city: City, path: string): string {
  // On a city's own host its pages have no prefix; the host itself was matched against the city's settings.
  // So is another name of this machine, for whoever tries the service there: the donor's basket belongs to the name that was typed.
  const own = city.base === '' || (isLoopback(new URL(config.baseUrl).hostname) && isLoopback(request.hostname));
  return `${own ? `${new URL(config.baseUrl).protocol}//${request.host}` : config.baseUrl}${path}`;
}
