import { isIP } from 'node:net';

import { isServiceSegment } from './domain/reserved-segments.js';

/** Marks that a request came by the city's own host, in the rewritten address. The guard believes it only where the host says so too. */
export const OWN_HOST_SEGMENT = '~';

/** What answers whatever name a probe knows the process by. */
const probes = new Set(['health', 'metrics']);

/** Who knows which city a host belongs to. */
export interface Hosts {
  slugOfHost(host: string | undefined): string | undefined;
}

/** The name in a Host header: no port, no brackets, small letters. */
export function hostName(host: string | undefined): string {
  return (host ?? '')
    .toLowerCase()
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1');
}

/**
 * The address that the routes know. On a city's own host its slug is put before the path, marked so that links leave it out again
 * (`/tr/bills` → `/~istanbul/tr/bills`), and no other city is there. On the shared host, by which visitors know the service, and at a bare
 * address of this machine it stays as it is. By any other name there is no city: what comes is led to the refusal.
 */
export function rewriteOwnHost(cities: Hosts, sharedHost: string, host: string | undefined, url: string): string {
  const address = url.replace(/^https?:\/\/[^/]*/i, '');
  const path = address.split('?', 1)[0] ?? '';
  const segment = path.split('/')[1] ?? '';
  const slug = cities.slugOfHost(host) ?? (isShared(hostName(host), sharedHost) ? undefined : '');
  if (slug === undefined || probes.has(segment) || (slug !== '' && isServiceSegment(segment))) return address;
  return `/${OWN_HOST_SEGMENT}${slug}${path === '/' ? '' : path}${address.slice(path.length)}`;
}

/** A host without a name, or a bare address, is a probe or a developer: it names no city either. */
function isShared(name: string, sharedHost: string): boolean {
  return name === '' || name === hostName(sharedHost) || name === 'localhost' || isIP(name) !== 0;
}
