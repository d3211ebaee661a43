import { AssertionError } from '../../kernel/assert.js';
import type { DonationId, NeedId } from '../../kernel/ids.js';
import { accounts, chartOfAccounts } from './chart-of-accounts.js';
import { assertSound, balanceChanges, type Entry, type Posting } from './entry.js';

const donation = accounts.donation('d' as DonationId);
const need = accounts.need('n' as NeedId);
const water = accounts.billerReceipts('water');

const entry = (...postings: Posting[]): Entry => ({
  side: 'giving',
  kind: 'capture',
  entryKey: 'capture:1',
  currency: 'TRY',
  at: new Date(0),
  postings,
});

describe('an entry', () => {
  it('with a posting of a positive amount between two accounts is sound', () => {
    expect(() => assertSound(entry({ debit: water, credit: donation, amount: 1n }))).not.toThrow();
  });

  it.each<[string, Posting[]]>([
    ['nothing in it', []],
    ['an amount of zero', [{ debit: water, credit: donation, amount: 0n }]],
    ['a negative amount', [{ debit: water, credit: donation, amount: -1n }]],
    ['one account on both ends', [{ debit: water, credit: water, amount: 1n }]],
  ])('with %s is a bug', (_, postings) => {
    expect(() => assertSound(entry(...postings))).toThrow(AssertionError);
  });
});

describe('stored balances', () => {
  it('change for pooled accounts only, debits up and credits down, one change an account', () => {
    const entries = [
      entry({ debit: water, credit: donation, amount: 500n }, { debit: donation, credit: need, amount: 500n }),
      entry({ debit: water, credit: donation, amount: 70n }),
      entry({ debit: 'refund-payable', credit: water, amount: 20n }),
    ];
    expect(balanceChanges(entries)).toEqual([{ side: 'giving', account: water, currency: 'TRY', amount: 550n }]);
  });

  it('are changed in one order, whatever the order of the entries', () => {
    const gas = entry({ debit: accounts.billerReceipts('gas'), credit: donation, amount: 1n });
    const both = [entry({ debit: water, credit: donation, amount: 1n }), gas];
    expect(balanceChanges(both).map(({ account }) => account)).toEqual(balanceChanges([...both].reverse()).map(({ account }) => account));
  });
});

describe('the chart', () => {
  it('says of every account what it is for', () => {
    for (const kind of Object.values(chartOfAccounts)) expect(kind.purpose).toMatch(/\.$/);
  });
});
