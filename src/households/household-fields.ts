import { type FieldBinding, sealedField } from '../platform/crypto/index.js';
import { PersonEntity } from './person.entity.js';

const columns = { name: 'name', national_id: 'nationalId' } as const;

/** Where each sealed field stands: it opens there and nowhere else. */
export const personField = (column: keyof typeof columns, id: string): FieldBinding => sealedField(PersonEntity, columns[column], id);

/** What goes into a blind index. */
export const nationalIdIndexText = (country: string, id: string): string => `${country}/${id}`;
export const codeIndexText = (householdId: string, code: string): string => `${householdId}/${code}`;
