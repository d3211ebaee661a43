import { BalanceEntity } from './balance.entity.js';
import { PostingEntity } from './posting.entity.js';

export { LedgerModule } from './ledger.module.js';
export { accounts, chartOfAccounts, type Account, type AccountName } from './domain/chart-of-accounts.js';
export { type Entry, type Posting } from './domain/entry.js';
export { poolBalance } from './pool-balance.js';
export { post } from './post.js';
export { type BooksCheck } from './books-checks.js';
export { CheckBooks, type BooksReport, type CityBooks } from './check-books.js';
export { ReadTrialBalance, type AccountLine, type TrialBalance } from './read-trial-balance.js';

/** For the wiring: the tables of this room. */
export const ledgerEntities = [BalanceEntity, PostingEntity];
