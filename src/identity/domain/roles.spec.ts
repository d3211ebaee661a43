import { isRefusal } from '../../kernel/refusal.js';
import { assertRolesFit, mayEnter, type StaffRole } from './roles.js';

const refused = (roles: StaffRole[]): string => {
  try {
    assertRolesFit(roles);
    return 'fits';
  } catch (error) {
    return isRefusal(error) ? error.code : 'bug';
  }
};

describe('roles', () => {
  it.each<[StaffRole[], string]>([
    [['case_worker'], 'fits'],
    [['case_worker', 'approver'], 'fits'],
    [['collections', 'city_admin'], 'fits'],
    [[], 'staff_role_missing'],
    [['collections', 'disbursements'], 'staff_desks_apart'],
    [['disbursements', 'approver', 'collections'], 'staff_desks_apart'],
  ])('%p: %s', (roles, outcome) => {
    expect(refused(roles)).toBe(outcome);
  });

  it('lets in whoever has one of the roles, and nobody else', () => {
    expect(mayEnter(['approver'], ['case_worker', 'approver'])).toBe(true);
    expect(mayEnter(['collections'], ['case_worker', 'approver'])).toBe(false);
    expect(mayEnter([], ['case_worker'])).toBe(false);
    expect(mayEnter(['case_worker'], [])).toBe(false);
  });
});
