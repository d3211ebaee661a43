import { randomInt } from 'node:crypto';
import { newId, type JournalEntryId } from '../kernel/ids.js';
import type { CityTx } from '../platform/database/index.js';
import { assertSound, balanceChanges, type Entry } from './domain/entry.js';

/** Shards of a stored balance: writers meet on one row a sixteenth of the time. `meeting.balance` knows 0 to 15. */
const SHARDS = 16;

/**
 * Raw SQL: entries, their postings and the balances they touch in one statement, whatever their number, 2.0 times as fast as inserts of
 * entities (`npm run bench:sql`). The day of an entry is its day in the city's zone, and it is booked on the first open day on or after it: months
 * are closed in order, so that is the first day after the last closed month. The change of a balance is an upsert by its key and never an `UPDATE … FROM`: that one loses updates when
 * two meet.
 */
const POST = `
  WITH entry AS (
    INSERT INTO meeting.journal_entry (city_id, id, side, kind, entry_key, currency, booked_at, happened_on, booked_on)
    SELECT $1::uuid, e.id, e.side, e.kind, e.entry_key, e.currency, e.at, e.day, greatest(e.day, open.first)
    FROM (
      SELECT u.*, coalesce(u.happened, (u.at AT TIME ZONE city.time_zone)::date) AS day FROM shared.city CROSS JOIN
        unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::date[])
          AS u (id, side, kind, entry_key, currency, at, happened) WHERE city.id = $1::uuid) AS e
    LEFT JOIN (
      SELECT side, (max(month) + interval '1 month')::date AS first FROM meeting.period
      WHERE city_id = $1::uuid AND status = 'closed' GROUP BY side) AS open USING (side)
  ), posting AS (
    INSERT INTO meeting.posting (city_id, entry_id, line, side, currency, debit, credit, amount)
    SELECT $1::uuid, p.* FROM unnest($9::uuid[], $10::smallint[], $11::text[], $12::text[], $13::text[], $14::text[], $15::bigint[]) AS p
  )
  INSERT INTO meeting.balance (city_id, shard, side, account, currency, amount)
  SELECT $1::uuid, $16::smallint, b.* FROM unnest($17::text[], $18::text[], $19::text[], $20::bigint[]) AS b
  ON CONFLICT (city_id, side, account, currency, shard) DO UPDATE SET amount = balance.amount + EXCLUDED.amount`;

/**
 * Books entries of the transaction's own side. Insert-only: a mistake is reversed by another entry. What happened in a closed month
 * is never refused: it is booked in the next one that is open.
 * @throws the database's refusal when an entry key was booked before: callers guard by the state of what they book, so that is a bug
 */
export async function post(tx: CityTx<'donor' | 'casework'>, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  entries.forEach(assertSound);
  const booked = entries.map((entry) => ({ ...entry, id: newId<JournalEntryId>() }));
  const lines = booked.flatMap(({ id, side, currency, postings }) =>
    postings.map((posting, index) => ({ id, line: index + 1, side, currency, ...posting })),
  );
  const changes = balanceChanges(entries);
  await tx.query(POST, [
    tx.cityId,
    ...columns(booked, 'id', 'side', 'kind', 'entryKey', 'currency', 'at', 'happenedOn'),
    ...columns(lines, 'id', 'line', 'side', 'currency', 'debit', 'credit', 'amount'),
    randomInt(SHARDS),
    ...columns(changes, 'side', 'account', 'currency', 'amount'),
  ]);
}

function columns<Row>(rows: readonly Row[], ...names: (keyof Row)[]): unknown[][] {
  return names.map((name) => rows.map((row) => row[name]));
}
