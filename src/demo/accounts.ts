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

export const demoStaff: readonly DemoAccount[] = [
  {
    email: 'worker@istanbul.example',
    password: DEMO_PASSWORD,
    name: 'Irmak Örnek',
    roles: ['case_worker'],
    try: 'upload a bill file, enter a bill by hand',
  },
  {
    email: 'approver@istanbul.example',
    password: DEMO_PASSWORD,
    name: 'Bulut Deneme',
    roles: ['approver'],
    try: 'approve the batch that waits for a second person',
  },
  {
    email: 'collections@istanbul.example',
    password: DEMO_PASSWORD,
    name: 'Güneş Taslak',
    roles: ['collections'],
    try: 'look at payments, quarantine and the trial balance',
  },
  {
    email: 'disbursements@istanbul.example',
    password: DEMO_PASSWORD,
    name: 'Toprak Kurgu',
    roles: ['disbursements'],
    try: 'take in the biller’s confirmation file',
  },
  {
    email: 'admin@istanbul.example',
    password: DEMO_PASSWORD,
    name: 'Deniz Masal',
    roles: ['city_admin'],
    try: 'look at the city’s settings and staff',
  },
];

export const demoSecretariat = {
  email: 'secretariat@b40.example',
  password: DEMO_PASSWORD,
  name: 'Umut Hayali',
  try: 'adoption stages, and the quarter that Istanbul reported',
} as const;
