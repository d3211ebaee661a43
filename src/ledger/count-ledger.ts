import { present } from '../kernel/assert.js';
import type { CityTx } from '../platform/database/index.js';

/** How much there is in a city's ledger, for whoever checks it. */
export interface LedgerCount {
  readonly entries: bigint;
  readonly postings: bigint;
  /** Sum of all postings by currency, in minor units. */
  readonly turnover: Readonly<Record<string, bigint>>;
}

export async function countLedger(tx: CityTx<'books'>): Promise<LedgerCount> {
  const [counted] = await tx.query<{ entries: bigint; postings: bigint }>(
    `SELECT (SELECT count(*) FROM meeting.journal_entry WHERE city_id = $1) AS entries,
            (SELECT count(*) FROM meeting.posting WHERE city_id = $1) AS postings`,
    [tx.cityId],
  );
  const sums = await tx.query<{ currency: string; amount: string }>(
    'SELECT currency, sum(amount)::text AS amount FROM meeting.posting WHERE city_id = $1 GROUP BY currency ORDER BY currency',
    [tx.cityId],
  );
  const turnover = Object.fromEntries(sums.map(({ currency, amount }) => [currency, BigInt(amount)]));
  return { ...present(counted, 'a count has a row'), turnover };
}

/** The checks' common table: what every account got less what it gave, by side and currency. */
export const movement = `
  movement AS (
    SELECT side, currency, account, sum(amount) AS net FROM (
      SELECT side, currency, credit AS account, amount FROM meeting.posting WHERE city_id = $1
      UNION ALL SELECT side, currency, debit, -amount FROM meeting.posting WHERE city_id = $1
    ) AS half GROUP BY side, currency, account
  )`;
