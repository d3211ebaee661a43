import { CitySignInTryRow, NetworkSignInTryRow } from './credentials/sign-in-try.entity.js';
import { DutyExceptionRow } from './people/duty-exception.entity.js';
import { CityDutyRow, NetworkDutyRow } from './people/duty.entity.js';
import { CityStaffRow, NetworkStaffRow } from './people/staff.entity.js';
import { CitySessionRow, NetworkSessionRow } from './sessions/session.entity.js';

/** Tables for the logins `office` and `casework`. */
export const staffEntities = [CityStaffRow, CityDutyRow, DutyExceptionRow, CitySessionRow, CitySignInTryRow];
/** Tables for the login `network`. */
export const secretariatEntities = [NetworkStaffRow, NetworkDutyRow, NetworkSessionRow, NetworkSignInTryRow];
