/** What a person of a city may do. */
export const staffDuties = [
  'clerk',
  'case_worker',
  'approver',
  'collections',
  'disbursements',
  'treasurer',
  'reporting_officer',
  'city_admin',
  'auditor_giving',
  'auditor_receiving',
] as const;
export type StaffDuty = (typeof staffDuties)[number];

/** Every duty there is; the secretariat belongs to the network and to no city. */
export type Duty = StaffDuty | 'secretariat';

/** One row of the table of incompatible duties: nobody has `duty` and one of `never` on the same day. Read both ways. */
export interface DutyRule {
  readonly duty: StaffDuty;
  readonly never: readonly StaffDuty[];
  /** True where an exception that two persons gave a small city lifts the row. */
  readonly liftedByException?: true;
}

const everyOther = (duty: StaffDuty): StaffDuty[] => staffDuties.filter((other) => other !== duty);

/** All but the treasurer, whom the rows keep from each of them; the auditors, who keep themselves; and the reporting officer, who reads totals as well. */
const desks: readonly StaffDuty[] = ['clerk', 'case_worker', 'approver', 'collections', 'disbursements', 'city_admin'];

/** The table. The code asks it by {@link dutyConflict}; the database holds it by one exclusion constraint a row. */
export const dutyRules: readonly DutyRule[] = [
  { duty: 'collections', never: ['clerk', 'case_worker', 'approver', 'disbursements', 'city_admin', 'treasurer'] },
  { duty: 'disbursements', never: ['collections', 'city_admin', 'treasurer'] },
  { duty: 'case_worker', never: ['approver'], liftedByException: true },
  { duty: 'city_admin', never: ['collections', 'disbursements', 'treasurer'] },
  { duty: 'treasurer', never: desks },
  { duty: 'auditor_giving', never: everyOther('auditor_giving') },
  { duty: 'auditor_receiving', never: everyOther('auditor_receiving') },
];

/** The first row of the table that these duties break; undefined where one person may have them all. */
export function dutyConflict(duties: readonly Duty[]): DutyRule | undefined {
  const broken = dutyRules.filter(({ duty, never }) => duties.includes(duty) && never.some((other) => duties.includes(other)));
  // A row that nothing lifts comes first: an exception would not help.
  return broken.find(({ liftedByException }) => liftedByException === undefined) ?? broken[0];
}
