import type { Actor } from '../../kernel/actor.js';
import type { Duty } from '../../kernel/duties.js';
import type { StaffId } from '../../kernel/ids.js';
import type { StaffStatus } from '../domain/staff-lifecycle.js';

/** Who is signed in, in one city or at the secretariat: the actor of what they do. `csrf` stands in every form of the session. */
export interface Staff extends Actor {
  readonly id: StaffId;
  readonly email: string;
  /** Those that hold today. */
  readonly duties: readonly Duty[];
  readonly csrf: string;
  /** False while they still use the password that whoever opened the account typed. */
  readonly ownPassword: boolean;
}

/** One line of the list of a realm's people. */
export interface StaffListing {
  readonly id: StaffId;
  readonly name: string;
  readonly email: string;
  /** Those that are not over, also those that wait with the account. */
  readonly duties: readonly Duty[];
  readonly status: StaffStatus;
  /** Undefined where nothing has to be confirmed any more. */
  readonly waiting?: { readonly openedBy: string; readonly openedByName: string; readonly since: Date };
}
