import type { BooksChecks } from '../kernel/books-check.js';

/**
 * The two checks that no room can own: an account of the ledger is known by a need or by a gift, and what a need is paid from is told by
 * the payments behind it, which the side that pays never sees.
 */
export const crossChecks = {
  accounts_known: {
    says: 'money moves between gifts and needs that are there, in their own currency, and the accounts that some deed books to',
    sql: `SELECT n.id IS NOT NULL OR d.id IS NOT NULL OR m.account ~ '^(biller-receipts:|biller-payable:|provider:|bank:|(refund|household)-payable$|pool$|provider-fees$|dispute-(receivable|fees|losses)$|unreturnable$)' AS fits FROM movement m
          LEFT JOIN meeting.need n ON n.city_id = $1 AND n.currency = m.currency AND n.id = CASE WHEN m.account LIKE 'need:%' THEN substr(m.account, 6)::uuid END
          LEFT JOIN giving.donation d ON d.city_id = $1 AND d.currency = m.currency
            AND d.id = CASE WHEN m.account LIKE 'donation:%' THEN substr(m.account, 10)::uuid END`,
  },
  billers_own: {
    says: 'what a need brought goes to whom it is for: its own biller where the gift went there, else the biller or household that the city owes',
    sql: `SELECT paid.credit = CASE WHEN n.kind <> 'bill' THEN 'household-payable'
                   WHEN came.debit LIKE 'biller-receipts:%' THEN 'biller-receipts:' || n.code ELSE 'biller-payable:' || n.code END AS fits
          FROM meeting.need n
          JOIN meeting.posting paid ON paid.city_id = $1 AND paid.side = 'receiving' AND paid.debit = 'need:' || n.id
          LEFT JOIN giving.allocation a ON a.city_id = $1 AND a.need_id = n.id AND a.status = 'funded'
          LEFT JOIN giving.payment p ON p.city_id = $1 AND p.donation_id = a.donation_id
          LEFT JOIN meeting.journal_entry e ON e.city_id = $1 AND e.entry_key = 'capture:' || p.id
          LEFT JOIN meeting.posting came ON came.city_id = $1 AND came.entry_id = e.id
          WHERE n.city_id = $1`,
  },
} as const satisfies BooksChecks;
