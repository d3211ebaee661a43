import type { BooksChecks } from '../kernel/books-check.js';

/**
 * What must hold of donations and of their parts with needs. A check that compares two rooms stands with the room whose row it is about: here the
 * allocation (against its need) and the donation (against what goes back of its payment).
 */
export const donationsChecks = {
  needs_allocated: {
    says: 'what a need shows as funded and reserved is what donations gave and hold and the pool gave, never more than it needs',
    sql: `SELECT n.funded = coalesce(a.funded, 0) + coalesce(p.funded, 0) - coalesce(b.back, 0) AND n.reserved = coalesce(a.reserved, 0) AND n.funded + n.reserved <= n.amount AS fits
          FROM meeting.need n LEFT JOIN (
            SELECT need_id, sum(amount) FILTER (WHERE status = 'funded') AS funded, sum(amount) FILTER (WHERE status = 'reserved') AS reserved
            FROM giving.allocation WHERE city_id = $1 GROUP BY need_id) a ON a.need_id = n.id
          LEFT JOIN (SELECT credit, sum(amount) AS funded FROM meeting.posting WHERE city_id = $1 AND debit = 'pool' GROUP BY credit) p
            ON p.credit = 'need:' || n.id
          LEFT JOIN (SELECT debit, sum(amount) AS back FROM meeting.posting WHERE city_id = $1 AND credit = 'pool' GROUP BY debit) b
            ON b.debit = 'need:' || n.id WHERE n.city_id = $1`,
  },
  reservations_alive: {
    says: 'what is held is held by a donation that is under way, and such a donation holds all its parts',
    sql: `SELECT (a.status = 'reserved') = (d.status IN ('created', 'pending')) AS fits FROM giving.allocation a
          JOIN giving.donation d ON d.city_id = a.city_id AND d.id = a.donation_id WHERE a.city_id = $1`,
  },
  donations_placed: {
    says: 'every unit of a received donation is with a need, in the pool or goes back, and of no other donation',
    sql: `SELECT coalesce(m.net, 0) = 0 AND coalesce(a.funded, 0) + coalesce(p.amount, 0) + coalesce(r.amount, 0)
                 = CASE WHEN d.status IN ('received', 'refunded', 'disputed') THEN d.amount ELSE 0 END AS fits
          FROM giving.donation d
          LEFT JOIN movement m ON m.account = 'donation:' || d.id
          LEFT JOIN (SELECT donation_id, sum(amount) AS funded FROM giving.allocation WHERE city_id = $1 AND status = 'funded' GROUP BY 1) a
            ON a.donation_id = d.id
          LEFT JOIN (SELECT debit, sum(amount) AS amount FROM meeting.posting WHERE city_id = $1 AND credit = 'pool' GROUP BY debit) p
            ON p.debit = 'donation:' || d.id
          LEFT JOIN (SELECT p.donation_id, sum(r.amount - r.pool) AS amount FROM (
              SELECT payment_id, amount, from_pool AS pool FROM giving.refund
              WHERE city_id = $1 AND status IN ('queued', 'submitted', 'succeeded', 'failed', 'unreturnable')
              UNION ALL SELECT payment_id, deallocated, from_pool FROM giving.dispute WHERE city_id = $1) r
            JOIN giving.payment p ON p.city_id = $1 AND p.id = r.payment_id GROUP BY 1) r ON r.donation_id = d.id
          WHERE d.city_id = $1`,
  },
} as const satisfies BooksChecks;
