import { lifecycle } from '../../kernel/lifecycle.js';

export type SettlementStatus = 'announced' | 'booked' | 'failed' | 'reversed';

/** Only named, until the provider says what is in it: it arrived at the bank and is booked, or failed on the way. The bank may send it back. */
export const settlementLifecycle = lifecycle<SettlementStatus>({
  announced: ['booked', 'failed'],
  booked: ['reversed'],
  failed: [],
  reversed: [],
});
