import { Injectable } from '@nestjs/common';
import { assert } from '../kernel/assert.js';
import { isCurrency, type Currency } from '../kernel/currency.js';
import type { CityId } from '../kernel/ids.js';
import { Money } from '../kernel/money.js';
import { type AccountName, type AccountSums, chartOfAccounts, sumPostings } from '../ledger/index.js';
import { InjectDatabase, type Database } from '../platform/database/index.js';

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

/** The giving side's books, summed by account and currency. The receiving side's entries are not to be seen here. */
@Injectable()
export class ReadTrialBalance {
  constructor(@InjectDatabase('office') private readonly database: Database<'office'>) {}

  async run(cityId: CityId): Promise<TrialBalance[]> {
    const rows = await this.database.inCity(cityId, sumPostings);
    const currencies = [...new Set(rows.map(({ currency }) => currency))];
    return currencies.map((currency) =>
      balanceOf(
        currency,
        rows.filter((row) => row.currency === currency),
      ),
    );
  }
}

function balanceOf(currency: string, rows: readonly AccountSums[]): TrialBalance {
  assert(isCurrency(currency), 'an unknown currency in the ledger');
  const money = (minor: bigint): Money => Money.of(minor, currency);
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
