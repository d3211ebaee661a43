import type { VNode } from 'preact';
import type { City } from '../../cities/index.js';
import type { AccountLine, TrialBalance } from '../../books/index.js';
import type { Texts } from '../../platform/texts/index.js';
import { KeyFigure, KeyFigures, Notice, StaffPage, Table, type StaffContext } from '../shared/index.js';

interface LedgerProps extends StaffContext {
  readonly city: City;
  readonly balances: readonly TrialBalance[];
}

/** The giving side's books by account, and the sum that must be zero. */
export function LedgerPage({ balances, ...context }: LedgerProps): VNode {
  const { texts, city } = context;
  const { t } = texts;
  return (
    <StaffPage {...context} title={t('collections.ledger.title')} path="/staff/ledger" desk="ledger" lead={t('collections.ledger.lead')}>
      {balances.length === 0 && <p>{t('collections.ledger.none')}</p>}
      {balances.map((balance) => (
        <Balance texts={texts} city={city} balance={balance} />
      ))}
    </StaffPage>
  );
}

function Balance({ texts, city, balance }: { texts: Texts; city: City; balance: TrialBalance }): VNode {
  const { t } = texts;
  const { currency, lines, debits, credits, difference } = balance;
  return (
    <section class="stack stack--l">
      <KeyFigures>
        <KeyFigure small value={texts.money(debits)} label={t('collections.ledger.total_debits')} />
        <KeyFigure small value={texts.money(credits)} label={t('collections.ledger.total_credits')} />
        <KeyFigure small value={texts.money(difference)} label={t('collections.ledger.trial')} />
      </KeyFigures>
      <Notice tone={difference.isZero ? 'success' : 'danger'}>
        {difference.isZero ? t('collections.ledger.trial.zero') : t('collections.ledger.trial.off', { amount: texts.money(difference) })}
      </Notice>
      <Table
        caption={t('collections.ledger.caption', { currency })}
        rows={lines}
        columns={[
          { head: t('collections.ledger.account'), cell: (line) => nameOf(texts, city, line) },
          { head: t('collections.ledger.debits'), number: true, cell: (line) => texts.money(line.debits) },
          { head: t('collections.ledger.credits'), number: true, cell: (line) => texts.money(line.credits) },
          { head: t('collections.ledger.balance'), number: true, cell: (line) => texts.money(line.balance) },
        ]}
      />
    </section>
  );
}

function nameOf({ t }: Texts, city: City, { account, name }: AccountLine): string {
  if (name === 'refund-payable') return t('collections.ledger.name.refund');
  const [, first = '', second = ''] = account.split(':');
  // A select in a text knows no hyphens.
  const named = (): string => t('collections.ledger.name', { name: name.replaceAll('-', '_'), account });
  // One line for each account there; the first figures of its id tell two of them apart.
  if (name === 'provider') return `${named()} · ${first} · ${second.slice(0, 8)}`;
  if (name !== 'biller-receipts') return named();
  return t('collections.ledger.name.receipts', { biller: city.billers.find(({ code }) => code === first)?.name ?? first });
}
