import { assert } from '../../kernel/assert.js';
import type { Currency } from '../../kernel/currency.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { accountKind, type Account } from './chart-of-accounts.js';
import type { EntryKind } from './entry-kind.js';

/** `amount`, in minor units, leaves `credit` and reaches `debit`: both halves of it, so it cannot be unbalanced. */
export interface Posting {
  readonly debit: Account;
  readonly credit: Account;
  readonly amount: bigint;
}

/** One fact in the books of one side. */
export interface Entry {
  readonly side: 'giving' | 'receiving';
  readonly kind: EntryKind;
  /** What happened, once in this city: `capture:<payment id>`. A second entry with it is refused by the database. */
  readonly entryKey: string;
  readonly currency: Currency;
  /** When it is booked. */
  readonly at: Date;
  /** The day of the fact in the city's zone, where it is another one than the day of `at`: the biller's day of payment. */
  readonly happenedOn?: LocalDate;
  readonly postings: readonly Posting[];
}

/** The change of a pooled account's stored balance: debits count up, credits down. */
export interface BalanceChange {
  readonly side: Entry['side'];
  readonly account: Account;
  readonly currency: Currency;
  readonly amount: bigint;
}

/** A bug in the caller, found before the database has to refuse it. */
export function assertSound(entry: Entry): void {
  assert(entry.postings.length > 0, 'an entry without postings');
  for (const { debit, credit, amount } of entry.postings) {
    assert(amount > 0n, 'a posting of nothing');
    assert(debit !== credit, 'a posting from an account to itself');
  }
}

/** One change per pooled account, in one order everywhere, so that two transactions never wait for each other in a ring. */
export function balanceChanges(entries: readonly Entry[]): BalanceChange[] {
  const changes = new Map<string, BalanceChange>();
  for (const { side, currency, postings } of entries) {
    for (const { debit, credit, amount } of postings) {
      for (const [account, change] of [
        [debit, amount],
        [credit, -amount],
      ] as const) {
        if (!accountKind(account).pooled) continue;
        const key = [side, account, currency].join(' ');
        changes.set(key, { side, account, currency, amount: (changes.get(key)?.amount ?? 0n) + change });
      }
    }
  }
  return [...changes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, change]) => change);
}
