import type { StaffId } from '../kernel/ids.js';
import type { StaffRole } from './domain/roles.js';

/** Who is signed in, in one city. `csrf` stands in every form of the session. */
export interface Staff {
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly StaffRole[];
  readonly csrf: string;
}

/** One line of the city's list of its people. */
export interface StaffListing {
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly StaffRole[];
  readonly active: boolean;
}

/** A new session: the token goes into the cookie and nowhere else. */
export interface NewSession {
  readonly token: string;
}
