import { Refusal } from '../../kernel/refusal.js';

/** What a city's people may do. */
export const staffRoles = ['case_worker', 'approver', 'collections', 'disbursements', 'city_admin'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** Every role there is; the secretariat belongs to the network and to no city. */
export type Role = StaffRole | 'secretariat';

/**
 * The two finance desks do not mix: whoever sees the gifts come in does not see them go out.
 * @throws Refusal staff_role_missing, staff_desks_apart
 */
export function assertRolesFit(roles: readonly StaffRole[]): void {
  if (roles.length === 0) throw new Refusal('staff_role_missing', {}, 'roles');
  if (roles.includes('collections') && roles.includes('disbursements')) throw new Refusal('staff_desks_apart', {}, 'roles');
}

/** Whether somebody with `held` may do what is open to `allowed`. */
export function mayEnter(held: readonly Role[], allowed: readonly string[]): boolean {
  return held.some((role) => allowed.includes(role));
}
