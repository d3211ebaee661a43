import type { BooksChecks } from '../kernel/books-check.js';

/** What must hold of payments, refunds, disputes and settlements, against each other and against what was booked of them. */
export const paymentsChecks = {
  payments_booked: {
    says: 'every captured payment is booked once, with its amount, and no other is',
    sql: `SELECT coalesce(p.amount, -1) = coalesce(c.amount, 0) AS fits
          FROM (SELECT id, amount FROM giving.payment WHERE city_id = $1 AND status IN ('captured', 'refunded')) p FULL JOIN (
            SELECT e.entry_key, sum(l.amount) AS amount FROM meeting.journal_entry e
            JOIN meeting.posting l ON l.city_id = e.city_id AND l.entry_id = e.id
            WHERE e.city_id = $1 AND e.kind = 'capture' GROUP BY e.entry_key) c ON c.entry_key = 'capture:' || p.id`,
  },
  refunds_owed: {
    says: 'what is owed back is what refunds have not yet sent, and what cannot be returned is kept apart',
    sql: `SELECT coalesce(o.owed, 0) = coalesce(m.net, 0) AS fits
          FROM (SELECT currency, CASE status WHEN 'unreturnable' THEN 'unreturnable' ELSE 'refund-payable' END AS account, sum(amount - offset_amount) AS owed
                FROM giving.refund WHERE city_id = $1 AND status IN ('queued', 'submitted', 'failed', 'unreturnable') GROUP BY 1, 2) o
          FULL JOIN (SELECT currency, account, net FROM movement WHERE account IN ('refund-payable', 'unreturnable')) m USING (currency, account)`,
  },
  refunds_offset: {
    says: 'what a lost dispute brought to a payer in place of refunds is what those refunds no longer owe',
    sql: `SELECT coalesce(d.amount, 0) = coalesce(r.amount, 0) AS fits
          FROM (SELECT payment_id, sum(offset_amount) AS amount FROM giving.dispute WHERE city_id = $1 GROUP BY 1) d
          FULL JOIN (SELECT payment_id, sum(offset_amount) AS amount FROM giving.refund WHERE city_id = $1 GROUP BY 1) r USING (payment_id)`,
  },
  refunds_within: {
    says: 'what goes back of a payment is what its refunds say, and never more than came',
    sql: `SELECT p.returned = coalesce(r.amount, 0) AND p.returned <= p.amount AS fits FROM giving.payment p
          LEFT JOIN (SELECT payment_id, sum(amount) AS amount FROM giving.refund
            WHERE city_id = $1 AND status IN ('queued', 'submitted', 'succeeded', 'failed', 'unreturnable') GROUP BY 1) r ON r.payment_id = p.id WHERE p.city_id = $1`,
  },
  disputes_held: {
    says: 'what disputes took and nobody decided yet stands as a claim; at a biller’s own account nothing does',
    sql: `SELECT coalesce(d.held, 0) = -coalesce(m.net, 0) AS fits
          FROM (SELECT currency, sum(amount) AS held FROM giving.dispute WHERE city_id = $1 AND NOT direct
                AND (status = 'opened' OR (status = 'lost' AND loss_booked_at IS NULL)) GROUP BY currency) d
          FULL JOIN (SELECT currency, net FROM movement WHERE account = 'dispute-receivable') m USING (currency)`,
  },
  disputes_cost: {
    says: 'what disputes cost, in fees and in bills that were paid, is what the disputes say',
    sql: `SELECT coalesce(d.cost, 0) = -coalesce(m.net, 0) AS fits FROM (
            SELECT currency, 'dispute-fees' AS account, sum(fee - fee_back) AS cost FROM giving.dispute WHERE city_id = $1 AND NOT direct GROUP BY 1
            UNION ALL SELECT currency, 'dispute-losses', sum(amount - deallocated - covered - offset_amount) FROM giving.dispute
              WHERE city_id = $1 AND NOT direct AND loss_booked_at IS NOT NULL GROUP BY 1) d
          FULL JOIN (SELECT currency, account, net FROM movement WHERE account IN ('dispute-fees', 'dispute-losses')) m USING (currency, account)`,
  },
  settlements_booked: {
    says: 'what reached the bank and what the provider kept is what the settlements say',
    sql: `SELECT coalesce(s.amount, 0) = -coalesce(m.net, 0) AS fits FROM (
            SELECT currency, 'bank' AS account, sum(amount) AS amount FROM giving.settlement WHERE city_id = $1 AND status = 'booked' GROUP BY 1
            UNION ALL SELECT currency, 'provider-fees', sum(fees) FROM giving.settlement
              WHERE city_id = $1 AND status IN ('booked', 'reversed') GROUP BY 1) s
          FULL JOIN (SELECT currency, split_part(account, ':', 1) AS account, sum(net) AS net FROM movement
            WHERE side = 'giving' AND account ~ '^(bank:|provider-fees$)' GROUP BY 1, 2) m USING (currency, account)`,
  },
} as const satisfies BooksChecks;
