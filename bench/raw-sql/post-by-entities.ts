import { randomInt } from 'node:crypto';
import { newId, type JournalEntryId } from '../../src/kernel/ids.js';
import { todayIn } from '../../src/kernel/local-date.js';
import { balanceChanges, type Entry } from '../../src/ledger/domain/entry.js';
import { PostingEntity } from '../../src/ledger/posting.entity.js';
import type { CityTx } from '../../src/platform/database/index.js';
import { BalanceEntity, JournalEntryEntity } from './ledger.entity.js';

/** What `post` does, through entities. */
export async function postByEntities(tx: CityTx<'donor'>, entries: readonly Entry[]): Promise<void> {
  const { cityId, manager } = tx;
  const insert = (table: typeof PostingEntity | typeof JournalEntryEntity | typeof BalanceEntity, rows: object[]) =>
    manager.createQueryBuilder().insert().into(table).values(rows).updateEntity(false);
  const booked = entries.map(({ at, ...entry }) => {
    const day = entry.happenedOn ?? todayIn('Europe/Istanbul', at);
    return { ...entry, cityId, id: newId<JournalEntryId>(), bookedAt: at, happenedOn: day, bookedOn: day };
  });
  await insert(
    JournalEntryEntity,
    booked.map(({ postings: _, ...entry }) => entry),
  ).execute();
  const lines = booked.flatMap(({ id, side, currency, postings }) =>
    postings.map((posting, index) => ({ cityId, entryId: id, line: index + 1, side, currency, ...posting })),
  );
  await insert(PostingEntity, lines).execute();
  const shard = randomInt(16);
  for (const { amount, ...change } of balanceChanges(entries)) {
    const key = { ...change, cityId, shard };
    await insert(BalanceEntity, [{ ...key, amount: 0n }])
      .orIgnore()
      .execute();
    await manager.increment(BalanceEntity, key, 'amount', String(amount));
  }
}
