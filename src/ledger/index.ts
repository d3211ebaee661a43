import { PostingEntity } from './posting.entity.js';

export { LedgerModule } from './ledger.module.js';
export { accounts, chartOfAccounts, type Account, type AccountName } from './domain/chart-of-accounts.js';
export { type Entry, type Posting } from './domain/entry.js';
export { post } from './post.js';
export { type BooksCheck } from './books-checks.js';
export { CheckBooks, type BooksReport, type CityBooks } from './check-books.js';
export { ReadTrialBalance, type AccountLine, type TrialBalance } from './read-trial-balance.js';

/** For the wiring: the table that the collections desk sums. */
export const ledgerEntities = [PostingEntity];
