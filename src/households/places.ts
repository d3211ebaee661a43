import type { Place } from '../platform/crypto/index.js';

/** Where each sealed field stands: it opens there and nowhere else. */
export const householdField = (column: 'name' | 'national_id', id: string): Place => ({ table: 'receiving.household', column, id });

/** What goes into a blind index. The first word keeps the indexes of two columns apart. */
export const nationalIdIndexText = (country: string, id: string): string => `national_id/${country}/${id}`;
export const codeIndexText = (householdId: string, code: string): string => `household_code/${householdId}/${code}`;
