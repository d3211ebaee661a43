/**
 * One thing that must hold in live books. A room that keeps tables exports its own, by name; `books` joins all of them into one statement.
 */
export interface BooksCheck {
  /** What holds, as a sentence. */
  readonly says: string;
  /**
   * A query over one city, which is `$1`: a row per thing compared, with `fits`, true where it is right (null is wrong). It may read the
   * ledger's `movement (side, currency, account, net)`, in minor units: what each account got as credit less what it gave as debit.
   */
  readonly sql: string;
}

export type BooksChecks = Readonly<Record<string, BooksCheck>>;
