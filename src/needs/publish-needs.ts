import type { NeedKind } from '../cities/index.js';
import type { NeedId } from '../kernel/ids.js';
import type { LocalDate } from '../kernel/local-date.js';
import type { Money } from '../kernel/money.js';
import type { CityTx } from '../platform/database/index.js';
import { NeedEntity } from './need.entity.js';
import { addToTally } from './tally.js';

/** A need as its household's side publishes it: an amount, a biller, days. Nothing of a person. */
export interface NewNeed {
  readonly id: NeedId;
  readonly kind: NeedKind;
  readonly amount: Money;
  readonly billerCode: string | null;
  readonly district: string | null;
  readonly dueOn: LocalDate | null;
  /** The last instant at which a checkout may start. */
  readonly fundableUntil: Date;
  readonly publishedOn: LocalDate;
}

const CHUNK = 1_000;

/**
 * Puts needs on the list, in the caller's transaction. They are written in the order of their random ids: whoever reads the table without
 * an order gets its rows as they were written, and in a bill file's order each would name its row.
 */
export async function publishNeeds(tx: CityTx<'casework'>, published: readonly NewNeed[]): Promise<void> {
  const needs = published.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (let from = 0; from < needs.length; from += CHUNK) {
    const rows = needs.slice(from, from + CHUNK).map(({ amount, ...need }) => ({
      ...need,
      cityId: tx.cityId,
      status: 'open' as const,
      currency: amount.currency,
      amount: amount.minor,
      reserved: 0n,
      funded: 0n,
    }));
    await tx.manager.createQueryBuilder().insert().into(NeedEntity).values(rows).updateEntity(false).execute();
  }
  const byCurrency = new Map<string, number>();
  for (const { amount } of needs) byCurrency.set(amount.currency, (byCurrency.get(amount.currency) ?? 0) + 1);
  for (const [currency, listed] of byCurrency) await addToTally(tx, { currency, listed });
}
