/** First segments of addresses that are the service's own: no city may be called so, and no host rewrites them. */
const reserved = new Set([
  'api',
  'assets',
  'dev',
  'health',
  'metrics',
  'nestpay',
  'openapi.json',
  'problems',
  'sandbox',
  'secretariat',
  'static',
  'theme',
  'webhooks',
]);

/** True for those, for the root itself, and for a language tag. */
export function isReservedSegment(segment: string): boolean {
  return segment === '' || isServiceSegment(segment) || /^[a-z]{2,3}(-[A-Z][a-z]{3})?$/.test(segment);
}

/** True for the first segment of an address that belongs to no city, on whatever host: also for files (`favicon.ico`). */
export function isServiceSegment(segment: string): boolean {
  return reserved.has(segment) || segment.includes('.');
}
