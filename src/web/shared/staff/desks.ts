/** The desks of a city's house, in the order of the navigation: who works there, and its address after the language. */
const desks = {
  batches: { path: '/staff/batches', duties: ['case_worker', 'approver'] },
  households: { path: '/staff/households', duties: ['case_worker'] },
  supports: { path: '/staff/supports', duties: ['case_worker', 'approver'] },
  confirmations: { path: '/staff/confirmations', duties: ['disbursements'] },
  handovers: { path: '/staff/handovers', duties: ['disbursements', 'approver'] },
  payments: { path: '/staff/payments', duties: ['collections'] },
  refunds: { path: '/staff/refunds', duties: ['collections'] },
  disputes: { path: '/staff/disputes', duties: ['collections'] },
  notifications: { path: '/staff/notifications', duties: ['collections'] },
  ledger: { path: '/staff/ledger', duties: ['collections'] },
  city: { path: '/staff/city', duties: ['city_admin'] },
  accounts: { path: '/staff/accounts', duties: ['city_admin'] },
  people: { path: '/staff/people', duties: ['city_admin'] },
} as const satisfies Record<string, { path: string; duties: readonly string[] }>;

export type Desk = keyof typeof desks;

/** The desks that somebody with these duties works at. The guard of each route decides; this only draws the ways to them. */
export function desksOf(duties: readonly string[]): Desk[] {
  return (Object.keys(desks) as Desk[]).filter((name) => desks[name].duties.some((duty) => duties.includes(duty)));
}

export const pathOfDesk = (desk: Desk): string => desks[desk].path;
