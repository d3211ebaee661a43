import type { VNode } from 'preact';
import type { City } from '../../cities/index.js';
import type { DisputeLine, DisputeStatus } from '../../payments/index.js';
import { Badge, Pager, StaffPage, Table, type StaffContext, type Tone } from '../shared/index.js';

interface DisputesProps extends StaffContext {
  readonly city: City;
  readonly items: readonly DisputeLine[];
  readonly next?: string | undefined;
  readonly further: boolean;
}

const tones: Readonly<Record<DisputeStatus, Tone>> = { warned: 'neutral', opened: 'warning', won: 'success', lost: 'danger' };

/** Payments whose payer asked the card's bank for the money back. */
export function DisputesPage({ items, next, further, ...context }: DisputesProps): VNode {
  const { texts, city } = context;
  const { t } = texts;
  const here = city.path(texts.language, '/staff/disputes');
  return (
    <StaffPage
      {...context}
      title={t('collections.disputes.title')}
      path="/staff/disputes"
      desk="disputes"
      lead={t('collections.disputes.lead')}
    >
      {items.length === 0 ? (
        <p>{t('collections.disputes.none')}</p>
      ) : (
        <Table
          caption={t('collections.disputes.title')}
          rows={items}
          columns={[
            { head: t('collections.disputes.when'), cell: ({ openedAt }) => texts.dateTime(openedAt, city.timeZone) },
            { head: t('collections.payments.amount'), number: true, cell: ({ amount }) => texts.money(amount) },
            {
              head: t('collections.payments.state'),
              cell: ({ status }) => <Badge tone={tones[status]}>{t('collections.disputes.status', { status })}</Badge>,
            },
            { head: t('collections.disputes.fee'), number: true, cell: ({ fee }) => texts.money(fee) },
            { head: t('collections.disputes.taken'), number: true, cell: ({ recovered }) => texts.money(recovered) },
            {
              head: t('collections.disputes.lost'),
              number: true,
              cell: ({ lost, direct }) => (direct ? t('collections.disputes.direct') : texts.money(lost)),
            },
            { head: t('collections.payments.reference'), cell: ({ reference }) => <span class="mono">{reference}</span> },
          ]}
        />
      )}
      <Pager texts={texts} next={next && `${here}?cursor=${next}`} first={further ? here : undefined} />
    </StaffPage>
  );
}
