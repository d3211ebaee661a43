import type { CityId } from '../kernel/ids.js';
import { CityTx } from '../platform/database/index.js';
import { CitySignInTryRow, NetworkSignInTryRow, type SignInTryRow } from './credentials/sign-in-try.entity.js';
import { CityDutyRow, NetworkDutyRow, type DutyRow } from './people/duty.entity.js';
import { CityStaffRow, NetworkStaffRow, type StaffRow } from './people/staff.entity.js';
import type { RealmTx } from './realm.js';
import { CitySessionRow, NetworkSessionRow, type SessionRow } from './sessions/session.entity.js';

interface RealmTables {
  readonly staff: new () => StaffRow;
  readonly duty: new () => DutyRow;
  readonly session: new () => SessionRow;
  readonly signInTry: new () => SignInTryRow;
}

const ofCity: RealmTables = { staff: CityStaffRow, duty: CityDutyRow, session: CitySessionRow, signInTry: CitySignInTryRow };
const ofNetwork: RealmTables = { staff: NetworkStaffRow, duty: NetworkDutyRow, session: NetworkSessionRow, signInTry: NetworkSignInTryRow };

/** The tables of a transaction's realm: alike but for the city, which stands in every row and every statement of a city's. */
export function tablesOf(tx: RealmTx): RealmTables & { readonly city: { readonly cityId?: CityId } } {
  return tx instanceof CityTx ? { ...ofCity, city: { cityId: tx.cityId } } : { ...ofNetwork, city: {} };
}
