import { dutyConflict, staffDuties, type StaffDuty } from './duties.js';

// The table of the service's rules, written down once more, row by row, and read both ways.
const desks = ['clerk', 'case_worker', 'approver', 'collections', 'disbursements', 'city_admin'];
const table: Readonly<Record<string, readonly string[]>> = {
  collections: ['clerk', 'case_worker', 'approver', 'disbursements', 'city_admin', 'treasurer'],
  disbursements: ['collections', 'city_admin', 'treasurer'],
  case_worker: ['approver', 'collections'],
  city_admin: ['collections', 'disbursements', 'treasurer'],
  treasurer: desks,
  auditor_giving: staffDuties.filter((duty) => duty !== 'auditor_giving'),
  auditor_receiving: staffDuties.filter((duty) => duty !== 'auditor_receiving'),
};
const never = (a: string, b: string): boolean => (table[a]?.includes(b) ?? false) || (table[b]?.includes(a) ?? false);

/** Every set of duties there is, the empty one too. */
const sets = Array.from({ length: 2 ** staffDuties.length }, (_, bits) => staffDuties.filter((_, at) => (bits >> at) % 2 === 1));
const pairsOf = (set: readonly StaffDuty[]): [StaffDuty, StaffDuty][] =>
  set.flatMap((a, at) => set.slice(at + 1).map((b) => [a, b] as [StaffDuty, StaffDuty]));

describe('duties', () => {
  it('go together as the table says: every pair, and every set of them', () => {
    expect(sets).toHaveLength(1024);
    for (const set of sets) {
      const apart = pairsOf(set).some(([a, b]) => never(a, b));
      expect([set, dutyConflict(set) !== undefined]).toEqual([set, apart]);
    }
  });

  it('are lifted by an exception where case worker and approver alone stand in the way', () => {
    for (const set of sets) {
      const apart = pairsOf(set).filter(([a, b]) => never(a, b));
      const lifted = apart.length === 1 && String(apart[0]) === 'case_worker,approver';
      expect([set, dutyConflict(set)?.liftedByException === true]).toEqual([set, lifted]);
    }
  });
});
