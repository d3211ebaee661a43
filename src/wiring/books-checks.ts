import { crossChecks } from '../books/index.js';
import { donationsChecks } from '../donations/index.js';
import { ledgerChecks } from '../ledger/index.js';
import { needsChecks } from '../needs/index.js';
import { paymentsChecks } from '../payments/index.js';

type Rooms = typeof ledgerChecks & typeof needsChecks & typeof donationsChecks & typeof paymentsChecks & typeof crossChecks;

/**
 * The checks that the rooms hand in, in the order in which `check:books` prints them. A check that is left out, or put under another's name, does
 * not compile.
 */
export const booksChecks = {
  trial_balance: ledgerChecks.trial_balance,
  entries_sound: ledgerChecks.entries_sound,
  stored_balances: ledgerChecks.stored_balances,
  accounts_known: crossChecks.accounts_known,
  needs_funded: needsChecks.needs_funded,
  needs_allocated: donationsChecks.needs_allocated,
  reservations_alive: donationsChecks.reservations_alive,
  needs_paid: needsChecks.needs_paid,
  payments_booked: paymentsChecks.payments_booked,
  donations_placed: donationsChecks.donations_placed,
  billers_own: crossChecks.billers_own,
  refunds_owed: paymentsChecks.refunds_owed,
  refunds_offset: paymentsChecks.refunds_offset,
  pool_free: ledgerChecks.pool_free,
  classes_counted: needsChecks.classes_counted,
  refunds_within: paymentsChecks.refunds_within,
  disputes_held: paymentsChecks.disputes_held,
  disputes_cost: paymentsChecks.disputes_cost,
  settlements_booked: paymentsChecks.settlements_booked,
  districts_counted: needsChecks.districts_counted,
  live_counter: needsChecks.live_counter,
} as const satisfies Rooms;

export type CheckName = keyof typeof booksChecks;
