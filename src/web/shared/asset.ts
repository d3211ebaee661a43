import { createHash } from 'node:crypto';

/** A file that browsers may keep for ever: its name holds a hash of its bytes. */
export interface Asset {
  readonly name: string;
  readonly type: string;
  readonly body: Buffer;
}

/** "page.css" → "page-1a2b3c4d5e.css". */
export function hashedName(name: string, body: Buffer): string {
  const dot = name.lastIndexOf('.');
  return `${name.slice(0, dot)}-${createHash('sha256').update(body).digest('hex').slice(0, 10)}${name.slice(dot)}`;
}
