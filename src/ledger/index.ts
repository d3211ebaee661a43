import { BalanceEntity } from './balance.entity.js';
import { PostingEntity } from './posting.entity.js';

export { accounts, chartOfAccounts, type Account, type AccountName } from './domain/chart-of-accounts.js';
export { type Entry, type Posting } from './domain/entry.js';
export { entryKinds, type EntryKind } from './domain/entry-kind.js';
export { poolBalance } from './pool-balance.js';
export { post } from './post.js';
export { ledgerChecks } from './books-checks.js';
export { countLedger, type LedgerCount, movement } from './count-ledger.js';
export { sumPostings, type AccountSums } from './sum-postings.js';

/** For the wiring: the tables of this room. */
export const ledgerEntities = [BalanceEntity, PostingEntity];
