import { compact } from '../platform/tables/index.js';

/** How two writings of one bill number are known to be one: no blanks, capital letters, no leading zeros. */
export function billNoKey(billNo: string): string {
  return compact(billNo).replace(/^0+(?=.)/, '');
}
