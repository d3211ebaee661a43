import { Refusal } from '../../../kernel/refusal.js';

/** A number of parts as people type it: 1 to 9,999, in the digits 0 to 9. @throws Refusal count_invalid */
export function readCount(text: string): number {
  const bare = text.trim();
  if (!/^0{0,4}[1-9][0-9]{0,3}$/.test(bare)) throw new Refusal('count_invalid');
  return Number(bare);
}
