import type { VNode } from 'preact';
import type { City } from '../../cities/index.js';
import type { QuarantinedNotification } from '../../payments/index.js';
import { Pager, StaffPage, Table, type StaffContext } from '../shared/index.js';

interface QuarantineProps extends StaffContext {
  readonly city: City;
  readonly items: readonly QuarantinedNotification[];
  readonly next?: string | undefined;
  readonly further: boolean;
}

/** Notifications that a person has to look at. */
export function QuarantinePage({ items, next, further, ...context }: QuarantineProps): VNode {
  const { texts, city } = context;
  const { t } = texts;
  const here = city.path(texts.language, '/staff/notifications');
  return (
    <StaffPage
      {...context}
      title={t('collections.quarantine.title')}
      path="/staff/notifications"
      desk="notifications"
      lead={t('collections.quarantine.lead')}
    >
      {items.length === 0 ? (
        <p>{t('collections.quarantine.none')}</p>
      ) : (
        <Table
          caption={t('collections.quarantine.title')}
          rows={items}
          columns={[
            { head: t('collections.quarantine.when'), cell: ({ receivedAt }) => texts.dateTime(receivedAt, city.timeZone) },
            { head: t('collections.quarantine.kind'), cell: ({ kind }) => t('collections.quarantine.kind.value', { kind }) },
            { head: t('collections.quarantine.reason'), cell: ({ reason }) => t('collections.quarantine.reason.value', { reason }) },
            {
              head: t('collections.quarantine.amount'),
              number: true,
              cell: ({ amount }) => (amount ? texts.money(amount) : t('collections.quarantine.no_amount')),
            },
            { head: t('collections.quarantine.reference'), cell: ({ reference }) => <span class="mono">{reference}</span> },
          ]}
        />
      )}
      <Pager texts={texts} next={next && `${here}?cursor=${next}`} first={further ? here : undefined} />
    </StaffPage>
  );
}
