/** The desks of a city's house, in the order of the navigation: who works there, and its address after the language. */
const desks = {
  batches: { path: '/staff/batches', roles: ['case_worker', 'approver'] },
  households: { path: '/staff/households', roles: ['case_worker'] },
  supports: { path: '/staff/supports', roles: ['case_worker', 'approver'] },
  confirmations: { path: '/staff/confirmations', roles: ['disbursements'] },
  handovers: { path: '/staff/handovers', roles: ['disbursements', 'approver'] },
  payments: { path: '/staff/payments', roles: ['collections'] },
  refunds: { path: '/staff/refunds', roles: ['collections'] },
  disputes: { path: '/staff/disputes', roles: ['collections'] },
  notifications: { path: '/staff/notifications', roles: ['collections'] },
  ledger: { path: '/staff/ledger', roles: ['collections'] },
  city: { path: '/staff/city', roles: ['city_admin'] },
  accounts: { path: '/staff/accounts', roles: ['city_admin'] },
  people: { path: '/staff/people', roles: ['city_admin'] },
} as const satisfies Record<string, { path: string; roles: readonly string[] }>;

export type Desk = keyof typeof desks;

/** The desks that somebody with these roles works at. The guard of each route decides; this only draws the ways to them. */
export function desksOf(roles: readonly string[]): Desk[] {
  return (Object.keys(desks) as Desk[]).filter((name) => desks[name].roles.some((role) => roles.includes(role)));
}

export const pathOfDesk = (desk: Desk): string => desks[desk].path;
