import type { VNode } from 'preact';
import type { City } from '../../cities/index.js';
import type { ProviderProposalLine } from '../../payments/index.js';
import { Button, FormToken, Table, type StaffContext } from '../shared/index.js';

interface WaitingProps extends StaffContext {
  readonly city: City;
  readonly staff: StaffContext['staff'] & { readonly id: string };
  readonly proposals: readonly ProviderProposalLine[];
  /** Whose account it is, by a biller's code. */
  readonly nameOf: (texts: StaffContext['texts'], city: City, code: string | null) => string;
}

/** What one administrator proposed and another has to approve. */
export function WaitingAccounts({ texts, city, staff, proposals, nameOf }: WaitingProps): VNode {
  const { t } = texts;
  const here = city.path(texts.language, '/staff/accounts');
  return (
    <Table
      caption={t('admin.accounts.waiting')}
      rows={proposals}
      columns={[
        { head: t('admin.accounts.proposed_at'), cell: ({ proposedAt }) => texts.dateTime(proposedAt, city.timeZone) },
        { head: t('admin.accounts.proposed_by'), cell: ({ proposedByName }) => proposedByName },
        {
          head: t('admin.accounts.proposed'),
          cell: ({ change, accountId }) => t('admin.accounts.proposed.value', { change, account: accountId.slice(0, 8) }),
        },
        { head: t('admin.accounts.merchant'), cell: ({ billerCode }) => nameOf(texts, city, billerCode) },
        { head: t('admin.accounts.provider'), cell: ({ provider, mode }) => `${provider} · ${t('admin.accounts.mode.value', { mode })}` },
        {
          head: t('admin.accounts.description'),
          cell: ({ description }) => (description === null ? '–' : <span class="mono">{description}</span>),
        },
        { head: t('admin.accounts.bank'), cell: ({ bank }) => (bank === null ? '–' : <span class="mono">{bank}</span>) },
        {
          head: t('admin.accounts.step'),
          cell: ({ id, proposedBy, stale }) => (
            <form class="row" method="post" action={`${here}/${id}`}>
              <FormToken staff={staff} />
              {stale && <span>{t('admin.accounts.stale')}</span>}
              {!stale && proposedBy !== staff.id && (
                <Button name="decision" value="approve">
                  {t('admin.accounts.approve')}
                </Button>
              )}
              <Button variant="secondary" name="decision" value="decline">
                {t('admin.accounts.decline')}
              </Button>
            </form>
          ),
        },
      ]}
    />
  );
}
