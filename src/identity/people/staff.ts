import type { StaffId } from '../../kernel/ids.js';
import type { StaffRole } from '../domain/roles.js';

/** Who is signed in, in one city. `csrf` stands in every form of the session. */
export interface Staff {
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly StaffRole[];
  readonly csrf: string;
  /** False while they still use the password that whoever opened the account typed. */
  readonly ownPassword: boolean;
}

/** One line of the city's list of its people. */
export interface StaffListing {
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly StaffRole[];
  readonly active: boolean;
  /** Undefined where nothing has to be confirmed any more. */
  readonly waiting?: { readonly openedBy: string; readonly since: Date };
}

/** A new session: the token goes into the cookie and nowhere else. */
export interface NewSession {
  readonly token: string;
}
