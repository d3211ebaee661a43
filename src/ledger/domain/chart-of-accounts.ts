import type { DonationId, NeedId, ProviderAccountId } from '../../kernel/ids.js';

export type AccountClass = 'asset' | 'liability' | 'expense' | 'income' | 'memorandum';

/** What an account is, by the part of its name before the colon. */
export interface AccountKind {
  readonly class: AccountClass;
  /** Shared by many facts: its balance is stored, in shards, and compared with its postings by `check:books`. */
  readonly pooled?: true;
  readonly purpose: string;
}

/**
 * The chart of accounts, per city and currency. `direct`: the money is the biller's own from the first second, so the city holds none and
 * the accounts only remember it (`biller-receipts` → donation → need, until the biller confirms). `trust` and `pool`: the city holds it.
 */
export const chartOfAccounts = {
  provider: { class: 'asset', pooled: true, purpose: 'At one account with a payment provider, not yet at the bank (trust, pool).' },
  bank: { class: 'asset', purpose: 'At the bank, by IBAN (trust, pool).' },
  'settlements-in-transit': { class: 'asset', purpose: 'Sent by a provider, not yet on a bank’s statement (trust, pool).' },
  'dispute-receivable': { class: 'asset', purpose: 'Taken back by a dispute that is still open.' },
  donation: { class: 'liability', purpose: 'A gift that came in and is not yet with a need.' },
  need: { class: 'liability', purpose: 'Given to one need, until that need is paid.' },
  pool: { class: 'liability', pooled: true, purpose: 'Free gifts, funding needs by the published rule (pool only).' },
  'biller-payable': { class: 'liability', purpose: 'Owed to a biller for needs that are due (trust, pool).' },
  'biller-receipts': { class: 'memorandum', pooled: true, purpose: 'At the biller itself; the city never holds it (direct only).' },
  'payouts-in-transit': { class: 'liability', purpose: 'Sent in a bank file, not yet on a bank’s statement (trust, pool).' },
  'household-payable': { class: 'liability', purpose: 'Owed for packages and cash support handed to households (trust, pool).' },
  'refund-payable': { class: 'liability', purpose: 'Owed back to a donor, until the provider has sent it.' },
  suspense: { class: 'liability', purpose: 'Came in and nobody knows for what.' },
  unreturnable: { class: 'liability', purpose: 'Owed back, but the card or the guest is gone.' },
  'provider-fees': { class: 'expense', purpose: 'What a provider keeps.' },
  'dispute-fees': { class: 'expense', purpose: 'What a dispute costs.' },
  'dispute-losses': { class: 'expense', purpose: 'Disputes lost after the bill was paid; never the household’s.' },
  'fee-cover': { class: 'income', purpose: 'Fees that a donor chose to cover.' },
  'city-contribution': { class: 'income', purpose: 'The city’s own money, where no pool may carry a cost.' },
} as const satisfies Record<string, AccountKind>;

export type AccountName = keyof typeof chartOfAccounts;
/** An account's full name: `need:<id>`, `biller-receipts:water`, `provider:stripe:<provider account id>`, `refund-payable`. */
export type Account = AccountName | `${AccountName}:${string}`;

export const accounts = {
  donation: (id: DonationId): Account => `donation:${id}`,
  need: (id: NeedId): Account => `need:${id}`,
  billerReceipts: (billerCode: string): Account => `biller-receipts:${billerCode}`,
  billerPayable: (billerCode: string): Account => `biller-payable:${billerCode}`,
  householdPayable: 'household-payable',
  /** A change of the account at one provider is another account of the ledger. */
  provider: (name: string, account: ProviderAccountId): Account => `provider:${name}:${account}`,
  pool: 'pool',
  bank: (iban: string): Account => `bank:${iban}`,
  refundPayable: 'refund-payable',
  unreturnable: 'unreturnable',
  providerFees: 'provider-fees',
  disputeReceivable: 'dispute-receivable',
  disputeFees: 'dispute-fees',
  disputeLosses: 'dispute-losses',
} as const;

export function accountKind(account: Account): AccountKind {
  const [name = ''] = account.split(':');
  return chartOfAccounts[name as AccountName];
}
