import { createHash } from 'node:crypto';

/** Not part of the hash. `nationalidno`: some banks' gates post it, and its maker says that it stands outside. We never read it. */
const outside = new Set(['HASH', 'ENCODING', 'NATIONALIDNO']);

/**
 * NestPay's hash, version 3: the values in the order of their names, whatever their case (by `toUpperCase`, never by a locale's own rule:
 * Turkish would make two letters of one), `\` and `|` escaped, joined by `|`, the store key last; SHA-512 over UTF-8, in base64.
 */
export function ver3Hash(fields: Iterable<readonly [string, string]>, storeKey: string): string {
  const signed = [...fields]
    .map(([name, value]) => ({ name: name.toUpperCase(), value }))
    .filter(({ name }) => !outside.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const text = [...signed.map(({ value }) => value), storeKey].map(escaped).join('|');
  return createHash('sha512').update(text, 'utf8').digest('base64');
}

const escaped = (value: string): string => value.replaceAll('\\', '\\\\').replaceAll('|', '\\|');
