import { lifecycle } from '../../kernel/lifecycle.js';

/** `warned`: the card's bank asks, and no money has moved. `opened`: it has taken the money until it decides. */
export type DisputeStatus = 'warned' | 'opened' | 'won' | 'lost';

/** What is decided stays decided: the other decision after it is for a person to look at. */
export const disputeLifecycle = lifecycle<DisputeStatus>({
  warned: ['opened', 'won', 'lost'],
  opened: ['won', 'lost'],
  won: [],
  lost: [],
});
