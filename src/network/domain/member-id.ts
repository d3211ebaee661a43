import type { Brand } from '../../kernel/ids.js';

/** Country and city, `bg-varna`: names collide over the Balkans, so a city is never its name alone. */
export type MemberId = Brand<string, 'MemberId'>;

export function isMemberId(text: unknown): text is MemberId {
  return typeof text === 'string' && /^[a-z]{2}-[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}
