import { Injectable } from '@nestjs/common';
import { assert } from '../kernel/assert.js';
import { isCurrency, type Currency } from '../kernel/currency.js';
import type { CityId } from '../kernel/ids.js';
import { Money } from '../kernel/money.js';
import { InjectDatabase, type CityTx, type Database } from '../platform/database/index.js';
import { chartOfAccounts, type AccountName } from './domain/chart-of-accounts.js';
import { PostingEntity } from './posting.entity.js';

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
  readonly debits: bigint;
  readonly credits: bigint;
}

/** The giving hand's books, summed by account and currency. The receiving hand's entries are not to be seen here. */
@Injectable()
export class ReadTrialBalance {
  constructor(@InjectDatabase('office') private readonly database: Database<'office'>) {}

  async run(cityId: CityId): Promise<TrialBalance[]> {
    const rows = await this.database.inCity(cityId, readSums);
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
const EACH = '^(donation|need):.*';

/** Sums by what was debited and what was credited, in one statement and so of one instant; each sum counts for both its accounts. */
async function readSums(tx: CityTx<'office'>): Promise<Row[]> {
  const moved = await tx.manager
    .createQueryBuilder(PostingEntity, 'posting')
    .select('posting.currency', 'currency')
    .addSelect('regexp_replace(posting.debit, :each, :kind)', 'debited')
    .addSelect('regexp_replace(posting.credit, :each, :kind)', 'credited')
    .addSelect('sum(posting.amount)::bigint', 'amount')
    .where('posting.cityId = :city', { city: tx.cityId, each: EACH, kind: '\\1' })
    .groupBy('posting.currency')
    .addGroupBy('debited')
    .addGroupBy('credited')
    .getRawMany<{ currency: string; debited: string; credited: string; amount: bigint }>();
  const rows = new Map<string, Row>();
  const add = (currency: string, account: string, debits: bigint, credits: bigint): void => {
    const key = `${currency} ${account}`;
    const row = rows.get(key);
    rows.set(key, { currency, account, debits: (row?.debits ?? 0n) + debits, credits: (row?.credits ?? 0n) + credits });
  };
  for (const { currency, debited, credited, amount } of moved) {
    add(currency, debited, amount, 0n);
    add(currency, credited, 0n, amount);
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function balanceOf(currency: string, rows: readonly Row[]): TrialBalance {
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
