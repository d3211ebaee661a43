import { AccountSessionRow } from './account-session.entity.js';
import { AccountTryRow } from './account-try.entity.js';
import { AccountRow } from './account.entity.js';
import { StaffSessionRow } from './sessions/session.entity.js';
import { StaffTryRow } from './credentials/sign-in-try.entity.js';
import { StaffRow } from './people/staff.entity.js';

/** Tables for the logins `office` and `casework`. */
export const staffEntities = [StaffRow, StaffSessionRow, StaffTryRow];
/** Tables for the login `network`. */
export const secretariatEntities = [AccountRow, AccountSessionRow, AccountTryRow];
