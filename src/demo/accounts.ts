import type { NewStaff } from '../identity/index.js';

/** One sign-in of the demonstration: known to everybody, so it exists in demo mode on loopback and nowhere else. */
export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly roles: NewStaff['roles'];
  /** What to try with it, in English, for the console. */
  readonly try: string;
}

export const DEMO_PASSWORD = 'askida-fatura-demo';

const account = (user: string, name: string, role: DemoAccount['roles'][number], what: string): DemoAccount => ({
  email: `${user}@istanbul.example`,
  password: DEMO_PASSWORD,
  name,
  roles: [role],
  try: what,
});

export const worker = account('worker', 'Irmak Örnek', 'case_worker', 'upload a bill file, enter a bill by hand');
export const approver = account('approver', 'Bulut Deneme', 'approver', 'approve the batch that waits for a second person');
export const disbursements = account('disbursements', 'Toprak Kurgu', 'disbursements', 'take in the biller’s confirmation file');
export const admin = account('admin', 'Deniz Masal', 'city_admin', 'look at the city’s settings and staff');

export const demoStaff: readonly DemoAccount[] = [
  worker,
  approver,
  account('collections', 'Güneş Taslak', 'collections', 'look at payments, quarantine and the trial balance'),
  disbursements,
  admin,
];

export const demoSecretariat = {
  email: 'secretariat@b40.example',
  password: DEMO_PASSWORD,
  name: 'Umut Hayali',
  try: 'adoption stages, and the quarter that Istanbul reported',
} as const;
