import { type FieldBinding, sealedField } from '../platform/crypto/index.js';
import { BillEntity } from './bill.entity.js';

const columns = { bill_no: 'billNo', subscriber_no: 'subscriberNo', holder: 'holder' } as const;

/** Where each sealed field of a bill stands: it opens there and nowhere else. */
export const billField = (column: keyof typeof columns, id: string): FieldBinding => sealedField(BillEntity, columns[column], id);

/** What goes into the blind index of a bill's number. */
export const billNoIndexText = (billerCode: string, key: string): string => `${billerCode}/${key}`;
