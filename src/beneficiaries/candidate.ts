import type { City } from '../cities/index.js';
import type { BillBatchId, HouseholdId } from '../kernel/ids.js';
import type { CityCipher } from '../platform/crypto/index.js';
import type { BillFacts } from './domain/bill-row.js';

/** A bill that passed the rules of its own row. */
export interface Candidate {
  readonly rowNo: number;
  readonly facts: BillFacts;
  readonly billNoIndex: Buffer;
  /** Whose it is: a household that is there, or the national id by which it is found or made. */
  readonly household: { readonly id: HouseholdId } | { readonly nationalId: string };
}

export interface Placing {
  readonly city: City;
  readonly cipher: CityCipher;
  readonly batchId: BillBatchId;
  readonly now: Date;
}
