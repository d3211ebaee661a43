/**
 * What must hold in the books, as queries over one city ($1). Each gives one row per thing compared, with `fits`. `movement` holds what
 * every account got less what it gave (`net`), by side and currency.
 */
export const booksChecks = {
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
  accounts_known: {
    says: 'money moves between gifts and needs that are there, in their own currency, and the accounts that some deed books to',
    sql: `SELECT n.id IS NOT NULL OR d.id IS NOT NULL OR m.account ~ '^(biller-receipts:|biller-payable:|provider:|bank:|(refund|household)-payable$|pool$|provider-fees$|dispute-(receivable|fees|losses)$|unreturnable$)' AS fits FROM movement m
          LEFT JOIN meeting.need n ON n.city_id = $1 AND n.currency = m.currency AND n.id = CASE WHEN m.account LIKE 'need:%' THEN substr(m.account, 6)::uuid END
          LEFT JOIN giving.donation d ON d.city_id = $1 AND d.currency = m.currency
            AND d.id = CASE WHEN m.account LIKE 'donation:%' THEN substr(m.account, 10)::uuid END`,
  },
  needs_funded: {
    says: 'what a need shows as funded was posted to it',
    sql: `SELECT n.funded = coalesce(m.net, 0) AS fits FROM meeting.need n
          LEFT JOIN movement m ON m.side = 'giving' AND m.currency = n.currency AND m.account = 'need:' || n.id WHERE n.city_id = $1`,
  },
  needs_allocated: {
    says: 'what a need shows as funded and reserved is what gifts gave and hold and the pool gave, never more than it needs',
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
    says: 'what is held is held by a gift that is under way, and such a gift holds all its parts',
    sql: `SELECT (a.status = 'reserved') = (d.status IN ('created', 'pending')) AS fits FROM giving.allocation a
          JOIN giving.donation d ON d.city_id = a.city_id AND d.id = a.donation_id WHERE a.city_id = $1`,
  },
  needs_paid: {
    says: 'a need is paid once and in full, or not at all',
    sql: `SELECT coalesce(-m.net, 0) = CASE WHEN n.status = 'paid' THEN n.amount ELSE 0 END AS fits FROM meeting.need n
          LEFT JOIN movement m ON m.side = 'receiving' AND m.currency = n.currency AND m.account = 'need:' || n.id WHERE n.city_id = $1`,
  },
  payments_booked: {
    says: 'every captured payment is booked once, with its amount, and no other is',
    sql: `SELECT coalesce(p.amount, -1) = coalesce(c.amount, 0) AS fits
          FROM (SELECT id, amount FROM giving.payment WHERE city_id = $1 AND status IN ('captured', 'refunded')) p FULL JOIN (
            SELECT e.reference, sum(l.amount) AS amount FROM meeting.journal_entry e
            JOIN meeting.posting l ON l.city_id = e.city_id AND l.entry_id = e.id
            WHERE e.city_id = $1 AND e.kind = 'capture' GROUP BY e.reference) c ON c.reference = 'capture:' || p.id`,
  },
  donations_placed: {
    says: 'every unit of a received gift is with a need, in the pool or goes back, and of no other gift',
    sql: `SELECT coalesce(m.net, 0) = 0 AND coalesce(a.funded, 0) + coalesce(p.amount, 0) + coalesce(r.amount, 0)
                 = CASE WHEN d.status IN ('received', 'refunded', 'disputed') THEN d.amount ELSE 0 END AS fits
          FROM giving.donation d
          LEFT JOIN movement m ON m.account = 'donation:' || d.id
          LEFT JOIN (SELECT donation_id, sum(amount) AS funded FROM giving.allocation WHERE city_id = $1 AND status = 'funded' GROUP BY 1) a
            ON a.donation_id = d.id
          LEFT JOIN (SELECT debit, sum(amount) AS amount FROM meeting.posting WHERE city_id = $1 AND credit = 'pool' GROUP BY debit) p
            ON p.debit = 'donation:' || d.id
          LEFT JOIN (SELECT p.donation_id, sum(r.amount - r.pool) AS amount FROM (
              SELECT payment_id, amount, taken_pool AS pool FROM giving.refund
              WHERE city_id = $1 AND status IN ('requested', 'sent', 'succeeded', 'failed', 'unreturnable')
              UNION ALL SELECT payment_id, taken, taken_pool FROM giving.dispute WHERE city_id = $1) r
            JOIN giving.payment p ON p.city_id = $1 AND p.id = r.payment_id GROUP BY 1) r ON r.donation_id = d.id
          WHERE d.city_id = $1`,
  },
  billers_own: {
    says: 'what a need brought goes to whom it is for: its own biller where the gift went there, else the biller or household that the city owes',
    sql: `SELECT paid.credit = CASE WHEN n.kind <> 'bill' THEN 'household-payable'
                   WHEN came.debit LIKE 'biller-receipts:%' THEN 'biller-receipts:' || n.code ELSE 'biller-payable:' || n.code END AS fits
          FROM meeting.need n
          JOIN meeting.posting paid ON paid.city_id = $1 AND paid.side = 'receiving' AND paid.debit = 'need:' || n.id
          LEFT JOIN giving.allocation a ON a.city_id = $1 AND a.need_id = n.id AND a.status = 'funded'
          LEFT JOIN giving.payment p ON p.city_id = $1 AND p.donation_id = a.donation_id
          LEFT JOIN meeting.journal_entry e ON e.city_id = $1 AND e.reference = 'capture:' || p.id
          LEFT JOIN meeting.posting came ON came.city_id = $1 AND came.entry_id = e.id
          WHERE n.city_id = $1`,
  },
  refunds_owed: {
    says: 'what is owed back is what refunds have not yet sent, and what cannot be returned is kept apart',
    sql: `SELECT coalesce(o.owed, 0) = coalesce(m.net, 0) AS fits
          FROM (SELECT currency, CASE status WHEN 'unreturnable' THEN 'unreturnable' ELSE 'refund-payable' END AS account, sum(amount - overtaken) AS owed
                FROM giving.refund WHERE city_id = $1 AND status IN ('requested', 'sent', 'failed', 'unreturnable') GROUP BY 1, 2) o
          FULL JOIN (SELECT currency, account, net FROM movement WHERE account IN ('refund-payable', 'unreturnable')) m USING (currency, account)`,
  },
  refunds_overtaken: {
    says: 'what a lost dispute brought to a payer in place of refunds is what those refunds no longer owe',
    sql: `SELECT coalesce(d.amount, 0) = coalesce(r.amount, 0) AS fits
          FROM (SELECT payment_id, sum(overtaken) AS amount FROM giving.dispute WHERE city_id = $1 GROUP BY 1) d
          FULL JOIN (SELECT payment_id, sum(overtaken) AS amount FROM giving.refund WHERE city_id = $1 GROUP BY 1) r USING (payment_id)`,
  },
  pool_free: {
    says: 'the pool holds no less than nothing, and nothing where no gift came into it',
    sql: `SELECT net >= 0 AS fits FROM movement WHERE account = 'pool'`,
  },
  classes_counted: {
    says: 'a class counts no more needs than wait in it, and is public only with enough of them',
    sql: `SELECT c.waiting <= coalesce(n.open, 0) AND (c.shown IS NULL OR n.open >= c.least) AS fits FROM meeting.need_class c
          LEFT JOIN (SELECT kind, code, band, currency, count(*) AS open FROM meeting.need WHERE city_id = $1 AND status = 'open' GROUP BY 1, 2, 3, 4) n
            USING (kind, code, band, currency) WHERE c.city_id = $1`,
  },
  refunds_within: {
    says: 'what goes back of a payment is what its refunds say, and never more than came',
    sql: `SELECT p.returned = coalesce(r.amount, 0) AND p.returned <= p.amount AS fits FROM giving.payment p
          LEFT JOIN (SELECT payment_id, sum(amount) AS amount FROM giving.refund
            WHERE city_id = $1 AND status IN ('requested', 'sent', 'succeeded', 'failed', 'unreturnable') GROUP BY 1) r ON r.payment_id = p.id WHERE p.city_id = $1`,
  },
  disputes_held: {
    says: 'what disputes took and nobody decided yet stands as a claim; at a biller’s own account nothing does',
    sql: `SELECT coalesce(d.held, 0) = -coalesce(m.net, 0) AS fits
          FROM (SELECT currency, sum(amount) AS held FROM giving.dispute WHERE city_id = $1 AND NOT direct
                AND (status = 'opened' OR (status = 'lost' AND taken_at IS NULL)) GROUP BY currency) d
          FULL JOIN (SELECT currency, net FROM movement WHERE account = 'dispute-receivable') m USING (currency)`,
  },
  disputes_cost: {
    says: 'what disputes cost, in fees and in bills that were paid, is what the disputes say',
    sql: `SELECT coalesce(d.cost, 0) = -coalesce(m.net, 0) AS fits FROM (
            SELECT currency, 'dispute-fees' AS account, sum(fee - fee_back) AS cost FROM giving.dispute WHERE city_id = $1 AND NOT direct GROUP BY 1
            UNION ALL SELECT currency, 'dispute-losses', sum(amount - taken - covered - overtaken) FROM giving.dispute
              WHERE city_id = $1 AND NOT direct AND taken_at IS NOT NULL GROUP BY 1) d
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
  districts_counted: {
    says: 'a district counts no more bills than wait in it, and is named only with enough of them',
    sql: `SELECT d.waiting <= coalesce(n.open, 0) AND (d.shown IS NULL OR n.open >= d.least) AS fits FROM meeting.need_district d
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
} as const satisfies Record<string, { readonly says: string; readonly sql: string }>;

export type BooksCheck = keyof typeof booksChecks;
