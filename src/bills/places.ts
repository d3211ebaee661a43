import type { Place } from '../platform/crypto/index.js';

/** Where each sealed field stands: it opens there and nowhere else. */
export const billField = (column: 'bill_no' | 'account_no' | 'holder', id: string): Place => ({ table: 'receiving.bill', column, id });

/** What goes into a blind index. The first word keeps the indexes of two columns apart. */
export const billNoIndexText = (billerCode: string, key: string): string => `bill_no/${billerCode}/${key}`;
