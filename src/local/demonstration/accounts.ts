import type { NewStaff } from '../../identity/index.js';
import type { Actor } from '../../kernel/actor.js';
import type { StaffId } from '../../kernel/ids.js';
import type { DemoCity } from './demo-city.js';

/** One sign-in of the demonstration: known to everybody, so it exists in demo mode on loopback and nowhere else. */
export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly duties: NewStaff['duties'];
  /** What to try with it, in English, for the console. */
  readonly try: string;
}

export const DEMO_PASSWORD = 'askida-fatura-demo';

type Post = 'worker' | 'approver' | 'collections' | 'second' | 'disbursements' | 'admin' | 'secondAdmin';
export type DemoStaff = Readonly<Record<Post, DemoAccount>>;

/** A city's people once their accounts are open. */
export type DemoPeople = Readonly<Record<Post, Actor & { readonly id: StaffId }>>;

/** The accounts of a city's people: `worker@istanbul.example`. */
export function staffOf({ settings: { slug }, staff }: DemoCity): DemoStaff {
  const [worker, approver, collections, second, disbursements, admin, secondAdmin] = staff;
  const account = (user: string, name: string, duty: DemoAccount['duties'][number], what: string): DemoAccount => ({
    email: `${user}@${slug}.example`,
    password: DEMO_PASSWORD,
    name,
    duties: [duty],
    try: what,
  });
  return {
    worker: account('worker', worker, 'case_worker', 'upload a bill file, enter a bill by hand'),
    approver: account('approver', approver, 'approver', 'approve the batch and the package that wait for a second person'),
    collections: account('collections', collections, 'collections', 'look at payments, the dispute, quarantine and the trial balance'),
    second: account('second', second, 'collections', 'release the refund that a colleague asked for'),
    disbursements: account('disbursements', disbursements, 'disbursements', 'take in the biller’s confirmation file, hand over packages'),
    admin: account('admin', admin, 'city_admin', 'look at the city’s settings, open an account for a colleague'),
    secondAdmin: account('second-admin', secondAdmin, 'city_admin', 'confirm the account that the other administrator opened'),
  };
}

export const demoSecretariat = {
  email: 'secretariat@b40.example',
  password: DEMO_PASSWORD,
  name: 'Umut Hayali',
  duties: ['secretariat'],
  try: 'adoption stages, and the quarter that the cities reported',
} as const;
