import { randomInt } from 'node:crypto';
import { newId, type JournalEntryId } from '../kernel/ids.js';
import type { CityTx } from '../platform/database/index.js';
import { assertSound, balanceChanges, type Entry } from './domain/entry.js';

/** Shards of a stored balance: writers meet on one row a sixteenth of the time. `meeting.balance` knows 0 to 15. */
const SHARDS = 16;

/**
 * Raw SQL: entries, their postings and the balances they touch in one statement, whatever their number, 2.0 times as fast as inserts of
 * entities (`npm run bench:sql`). The change of a balance is an upsert by its key and never an `UPDATE … FROM`: that one loses updates when
 * two meet.
 */
const POST = `
  WITH entry AS (
    INSERT INTO meeting.journal_entry (city_id, id, side, kind, reference, currency, booked_at)
    SELECT $1::uuid, e.* FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[]) AS e
  ), posting AS (
    INSERT INTO meeting.posting (city_id, entry_id, line, side, currency, debit, credit, amount)
    SELECT $1::uuid, p.* FROM unnest($8::uuid[], $9::smallint[], $10::text[], $11::text[], $12::text[], $13::text[], $14::bigint[]) AS p
  )
  INSERT INTO meeting.balance (city_id, shard, side, account, currency, amount)
  SELECT $1::uuid, $15::smallint, b.* FROM unnest($16::text[], $17::text[], $18::text[], $19::bigint[]) AS b
  ON CONFLICT (city_id, side, account, currency, shard) DO UPDATE SET amount = balance.amount + EXCLUDED.amount`;

/**
 * Books entries of the transaction's own hand. Insert-only: a mistake is reversed by another entry.
 * @throws the database's refusal when a reference was booked before: callers guard by the state of what they book, so that is a bug
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
    ...columns(booked, 'id', 'side', 'kind', 'reference', 'currency', 'at'),
    ...columns(lines, 'id', 'line', 'side', 'currency', 'debit', 'credit', 'amount'),
    randomInt(SHARDS),
    ...columns(changes, 'side', 'account', 'currency', 'amount'),
  ]);
}

function columns<Row>(rows: readonly Row[], ...names: (keyof Row)[]): unknown[][] {
  return names.map((name) => rows.map((row) => row[name]));
}
