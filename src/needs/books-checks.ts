import type { BooksChecks } from '../kernel/books-check.js';

/** What must hold of needs: what each shows against what was posted to it, and the counters against the needs. */
export const needsChecks = {
  needs_funded: {
    says: 'what a need shows as funded was posted to it',
    sql: `SELECT n.funded = coalesce(m.net, 0) AS fits FROM meeting.need n
          LEFT JOIN movement m ON m.side = 'giving' AND m.currency = n.currency AND m.account = 'need:' || n.id WHERE n.city_id = $1`,
  },
  needs_paid: {
    says: 'a need is paid once and in full, or not at all',
    sql: `SELECT coalesce(-m.net, 0) = CASE WHEN n.status = 'paid' THEN n.amount ELSE 0 END AS fits FROM meeting.need n
          LEFT JOIN movement m ON m.side = 'receiving' AND m.currency = n.currency AND m.account = 'need:' || n.id WHERE n.city_id = $1`,
  },
  classes_counted: {
    says: 'a class counts no more needs than wait in it, and is public only with enough of them',
    sql: `SELECT c.open_count <= coalesce(n.open, 0) AND (c.public_count IS NULL OR n.open >= c.public_threshold) AS fits FROM meeting.need_class c
          LEFT JOIN (SELECT kind, code, price_band, currency, count(*) AS open FROM meeting.need WHERE city_id = $1 AND status = 'open' GROUP BY 1, 2, 3, 4) n
            USING (kind, code, price_band, currency) WHERE c.city_id = $1`,
  },
  districts_counted: {
    says: 'a district counts no more bills than wait in it, and is named only with enough of them',
    sql: `SELECT d.open_count <= coalesce(n.open, 0) AND (d.public_count IS NULL OR n.open >= d.public_threshold) AS fits FROM meeting.need_district d
          LEFT JOIN (SELECT district, count(*) AS open FROM meeting.need WHERE city_id = $1 AND status = 'open' AND kind = 'bill' GROUP BY 1) n
            USING (district) WHERE d.city_id = $1`,
  },
  live_counter: {
    says: 'the live counter is what the needs add up to',
    sql: `SELECT coalesce(t.listed, 0) = coalesce(n.listed, 0) AND coalesce(t.filled, 0) = coalesce(n.filled, 0)
                 AND coalesce(t.given, 0) = coalesce(n.given, 0) AND coalesce(t.paid, 0) = coalesce(n.paid, 0) AS fits
          FROM (SELECT kind, currency, sum(listed) AS listed, sum(filled) AS filled, sum(given) AS given, sum(paid) AS paid
                FROM meeting.tally WHERE city_id = $1 GROUP BY kind, currency) t
          FULL JOIN (SELECT kind, currency, count(*) FILTER (WHERE status NOT IN ('withdrawn', 'expired')) AS listed,
                       count(*) FILTER (WHERE status IN ('funded', 'paid')) AS filled, sum(funded) AS given, count(*) FILTER (WHERE status = 'paid') AS paid
                FROM meeting.need WHERE city_id = $1 GROUP BY kind, currency) n USING (kind, currency)`,
  },
} as const satisfies BooksChecks;
