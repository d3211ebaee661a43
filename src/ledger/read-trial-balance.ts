import { Injectable } from '@nestjs/common';
import { assert } from '../kernel/assert.js';
import { isCurrency, type Currency } from '../kernel/currency.js';
import type { CityId } from '../kernel/ids.js';
import { Money } from '../kernel/money.js';
import { InjectDatabase, type Database } from '../platform/database/index.js';
import { chartOfAccounts, type AccountName } from './domain/chart-of-accounts.js';

/** One line: an account, or all accounts of a kind that has one for each gift or need. */
export interface AccountLine {
  readonly account: string;
  readonly name: AccountName;
  readonly debits: Money;
  readonly credits: Money;
  /** Debits less credits: what an asset holds is above zero, what is owed is below. */
  readonly balance: Money;
}

export interface TrialBalance {
  readonly currency: Currency;
  readonly lines: readonly AccountLine[];
  readonly debits: Money;
  readonly credits: Money;
  /** Always zero: anything else is a bug that `check:books` names. */
  readonly difference: Money;
}

interface Row {
  readonly currency: string;
  readonly account: string;
  readonly debits: string;
  readonly credits: string;
}

/** The giving hand's books, summed by account and currency. The receiving hand's entries are not to be seen here. */
@Injectable()
export class ReadTrialBalance {
  constructor(@InjectDatabase('office') private readonly database: Database<'office'>) {}

  async run(cityId: CityId): Promise<TrialBalance[]> {
    // Raw SQL: sums over the ledger, which an entity manager would read row by row.
    const rows = await this.database.inCity(cityId, (tx) => tx.query<Row>(SUMS, [cityId]));
    const currencies = [...new Set(rows.map(({ currency }) => currency))];
    return currencies.map((currency) =>
      balanceOf(
        currency,
        rows.filter((row) => row.currency === currency),
      ),
    );
  }
}

/** Gifts and needs have an account each: those are summed as one line. */
const SUMS = `
  SELECT currency, account, sum(debit)::text AS debits, sum(credit)::text AS credits FROM (
    SELECT currency, regexp_replace(debit, '^(donation|need):.*', '\\1') AS account, amount AS debit, 0 AS credit FROM meeting.posting WHERE city_id = $1
    UNION ALL
    SELECT currency, regexp_replace(credit, '^(donation|need):.*', '\\1'), 0, amount FROM meeting.posting WHERE city_id = $1
  ) AS half GROUP BY currency, account ORDER BY currency, account`;

function balanceOf(currency: string, rows: readonly Row[]): TrialBalance {
  assert(isCurrency(currency), 'an unknown currency in the ledger');
  const money = (text: string): Money => Money.of(BigInt(text), currency);
  const lines = rows.map(({ account, debits, credits }) => ({
    account,
    name: nameOf(account),
    debits: money(debits),
    credits: money(credits),
    balance: money(debits).minus(money(credits)),
  }));
  const debits = Money.sum(
    lines.map((line) => line.debits),
    currency,
  );
  const credits = Money.sum(
    lines.map((line) => line.credits),
    currency,
  );
  return { currency, lines, debits, credits, difference: debits.minus(credits) };
}

function nameOf(account: string): AccountName {
  const [name = ''] = account.split(':');
  assert(Object.hasOwn(chartOfAccounts, name), 'an account that the chart does not know');
  return name as AccountName;
}
