import type { Cities } from './cities.js';
import { isReservedSegment } from './domain/reserved-segments.js';

/** Marks that a request came by the city's own host, in the rewritten address: no header can say so. */
export const OWN_HOST = '~';

/**
 * The address that the routes know: on a city's own host its slug is put before the path, marked so that links leave it out again
 * (`/tr/bills` → `/~istanbul/tr/bills`). Everything else stays as it is.
 */
export function rewriteOwnHost(cities: Pick<Cities, 'slugOfHost'>, host: string | undefined, url: string): string {
  // The mark is ours to set: an address that comes with it from outside leads nowhere.
  if (url.startsWith(`/${OWN_HOST}`)) return '/problems/city_unknown';
  const slug = cities.slugOfHost(host);
  if (!slug) return url;
  const segment = /^\/([^/?]*)/.exec(url)?.[1] ?? '';
  const isOwnPage = segment === '' || (isReservedSegment(segment) && /^[a-z]{2,3}(-[A-Z][a-z]{3})?$/.test(segment));
  return isOwnPage ? `/${OWN_HOST}${slug}${url === '/' ? '' : url}` : url;
}
