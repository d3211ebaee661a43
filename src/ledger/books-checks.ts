import type { BooksChecks } from '../kernel/books-check.js';

/** What must hold in the ledger alone: entries, postings and the balances that are kept of them. */
export const ledgerChecks = {
  trial_balance: {
    says: 'debits equal credits, per currency',
    sql: `SELECT sum(net) = 0 AS fits FROM movement GROUP BY currency`,
  },
  entries_sound: {
    says: 'every entry has postings, of its own side and currency',
    sql: `SELECT count(p.entry_id) > 0 AND bool_and(p.side = e.side AND p.currency = e.currency) AS fits
          FROM meeting.journal_entry e LEFT JOIN meeting.posting p ON p.city_id = e.city_id AND p.entry_id = e.id
          WHERE e.city_id = $1 GROUP BY e.id`,
  },
  stored_balances: {
    says: 'stored balances equal the sum of their postings',
    sql: `SELECT coalesce(b.stored, 0) = -coalesce(m.net, 0) AS fits
          FROM (SELECT side, account, currency, sum(amount) AS stored FROM meeting.balance WHERE city_id = $1 GROUP BY 1, 2, 3) b
          FULL JOIN (SELECT * FROM movement WHERE account ~ '^(pool$|biller-receipts:|provider:)') m USING (side, account, currency)`,
  },
  pool_free: {
    says: 'the pool holds no less than nothing, and nothing where no gift came into it',
    sql: `SELECT net >= 0 AS fits FROM movement WHERE account = 'pool'`,
  },
} as const satisfies BooksChecks;
