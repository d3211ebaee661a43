import { householdsOf, lockHouseholds } from '../households/index.js';
import { present } from '../kernel/assert.js';
import { newId, type BillId, type HouseholdId } from '../kernel/ids.js';
import { addDays, type LocalDate } from '../kernel/local-date.js';
import type { CityTx } from '../platform/database/index.js';
import { addBills, countBills, findBillsByNumber, type KnownBill, type NewBill } from './bill.store.js';
import type { Candidate, Placing } from './candidate.js';
import type { BillColumn } from './domain/bill-columns.js';
import type { BillFacts } from './bill-row.js';
import { HOUSEHOLD_LIMIT_DAYS, HouseholdLimit } from './domain/household-limit.js';
import type { Fault } from './domain/row-reason.js';
import { billField } from './bill-fields.js';

export type AdmittedRow = { readonly rowNo: number } & (
  { readonly outcome: 'accepted' | 'unchanged' } | ({ readonly outcome: 'refused' } & Fault<BillColumn>)
);

/**
 * Puts bills into their households: one that an earlier file or clerk brought is unchanged, or refused where it differs; the others count
 * against the household's limit, under a lock on the household. A fixed number of statements, whatever the number of bills.
 */
export async function admitBills(tx: CityTx<'casework'>, placing: Placing, candidates: readonly Candidate[]): Promise<AdmittedRow[]> {
  const known = await knownBills(tx, candidates);
  const fresh = candidates.filter((each) => !known.has(numberKey(each)));
  const households = await householdsOf(tx, placing, fresh);
  const ids = [...new Set(households.values())];
  await lockHouseholds(tx, ids);
  const today = placing.city.today(placing.now);
  const counted = await countBills(tx, ids, addDays(today, -HOUSEHOLD_LIMIT_DAYS));
  const limit = new HouseholdLimit(placing.city.limits.billsPerHousehold, counted);
  const accepted: NewBill[] = [];
  const placed = candidates.map((candidate): AdmittedRow => {
    const { rowNo } = candidate;
    const earlier = known.get(numberKey(candidate));
    if (earlier) return { rowNo, ...compare(candidate.facts, earlier) };
    const householdId = present(households.get(candidate), 'a bill without a household');
    if (!limit.take(householdId)) return { rowNo, outcome: 'refused', column: 'national_id', reason: 'household_limit' };
    accepted.push(sealBill(placing, candidate, householdId));
    return { rowNo, outcome: 'accepted' };
  });
  await addBills(tx, accepted, placing.source, today);
  return placed;
}

async function knownBills(tx: CityTx<'casework'>, candidates: readonly Candidate[]): Promise<Map<string, KnownBill>> {
  const numbers = candidates.map(({ facts, billNoIndex }) => ({ billerCode: facts.billerCode, index: billNoIndex }));
  const rows = await findBillsByNumber(tx, numbers);
  return new Map(rows.map((row) => [`${row.billerCode} ${row.billNoIndex.toString('hex')}`, row]));
}

function numberKey({ facts, billNoIndex }: Candidate): string {
  return `${facts.billerCode} ${billNoIndex.toString('hex')}`;
}

type Compared = { outcome: 'unchanged' } | ({ outcome: 'refused' } & Fault<BillColumn>);

function compare(facts: BillFacts, earlier: KnownBill): Compared {
  const columns: [BillColumn, boolean][] = [
    ['amount', facts.amount === earlier.amount],
    ['currency', facts.currency === earlier.currency],
    ['issued_on', facts.issuedOn === (earlier.issuedOn as LocalDate)],
    ['due_on', facts.dueOn === (earlier.dueOn as LocalDate)],
  ];
  const differing = columns.find(([, same]) => !same);
  return differing ? { outcome: 'refused', column: differing[0], reason: 'differs_from_earlier' } : { outcome: 'unchanged' };
}

function sealBill({ batchId, cipher }: Placing, { rowNo, facts, billNoIndex }: Candidate, householdId: HouseholdId): NewBill {
  const id = newId<BillId>();
  return {
    id,
    householdId,
    batchId,
    rowNo,
    billerCode: facts.billerCode,
    billNo: cipher.seal(facts.billNo, billField('bill_no', id)),
    billNoIndex,
    subscriberNo: cipher.seal(facts.subscriberNo, billField('subscriber_no', id)),
    holder: cipher.seal(facts.holder, billField('holder', id)),
    district: facts.district ?? null,
    currency: facts.currency,
    amount: facts.amount,
    issuedOn: facts.issuedOn,
    dueOn: facts.dueOn,
    cutOffOn: facts.cutOffOn ?? null,
  };
}
