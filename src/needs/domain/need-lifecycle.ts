import { lifecycle } from '../../kernel/lifecycle.js';

/** A need waits open, is funded in full, and is paid when the biller (or the bank) confirms. An open one can be withdrawn or run out. */
export const needLifecycle = lifecycle({
  open: ['funded', 'withdrawn', 'expired'],
  funded: ['open', 'paid'],
  paid: [],
  withdrawn: [],
  expired: [],
});

export type NeedStatus = 'open' | 'funded' | 'paid' | 'withdrawn' | 'expired';
