import type { City } from '../cities/index.js';
import type { HouseholdClaim } from '../households/index.js';
import type { BillBatchId } from '../kernel/ids.js';
import type { CityCipher } from '../platform/crypto/index.js';
import type { BillFacts } from './bill-row.js';

/** A bill that passed the rules of its own row. */
export interface Candidate extends HouseholdClaim {
  readonly rowNo: number;
  readonly facts: BillFacts;
  readonly billNoIndex: Buffer;
}

export interface Placing {
  readonly city: City;
  readonly cipher: CityCipher;
  readonly batchId: BillBatchId;
  readonly source: 'file' | 'clerk';
  readonly now: Date;
}
