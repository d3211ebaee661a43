import type { VNode } from 'preact';
import type { City } from '../../cities/index.js';
import type { PaymentLine, PaymentStatus } from '../../payments/index.js';
import { Badge, Chips, Pager, StaffPage, Table, type StaffContext, type Tone } from '../shared/index.js';
import { paymentStatuses } from './payments.dto.js';

interface PaymentsProps extends StaffContext {
  readonly city: City;
  readonly status: PaymentStatus | undefined;
  readonly items: readonly PaymentLine[];
  readonly next?: string | undefined;
  /** True on every page but the first. */
  readonly further: boolean;
}

const tones: Readonly<Record<PaymentStatus, Tone>> = {
  created: 'neutral',
  pending: 'info',
  captured: 'success',
  failed: 'neutral',
  expired: 'neutral',
  refunded: 'warning',
};

/** The payments of a city, a page at a time. */
export function PaymentsPage({ status, items, next, further, ...context }: PaymentsProps): VNode {
  const { texts, city } = context;
  const { t } = texts;
  const href = (state?: PaymentStatus, cursor?: string): string => {
    const query = new URLSearchParams({ ...(state ? { status: state } : {}), ...(cursor ? { cursor } : {}) }).toString();
    return city.path(texts.language, `/staff/payments${query && `?${query}`}`);
  };
  return (
    <StaffPage
      {...context}
      title={t('collections.payments.title')}
      path="/staff/payments"
      desk="payments"
      lead={t('collections.payments.lead')}
    >
      <Chips
        label={t('collections.payments.filter')}
        chips={[
          { href: href(), label: t('collections.payments.all'), current: status === undefined },
          ...paymentStatuses.map((each) => ({
            href: href(each),
            label: t('collections.payments.status', { status: each }),
            current: each === status,
          })),
        ]}
      />
      {items.length === 0 ? <p>{t('collections.payments.none')}</p> : <Payments texts={texts} city={city} items={items} />}
      <Pager texts={texts} next={next && href(status, next)} first={further ? href(status) : undefined} />
    </StaffPage>
  );
}

function Payments({ texts, city, items }: Pick<PaymentsProps, 'texts' | 'city' | 'items'>): VNode {
  const { t } = texts;
  const biller = (code: string | null): string => city.billers.find((each) => each.code === code)?.name ?? '–';
  return (
    <Table
      caption={t('collections.payments.title')}
      rows={items}
      columns={[
        { head: t('collections.payments.when'), cell: ({ createdAt }) => texts.dateTime(createdAt, city.timeZone) },
        { head: t('collections.payments.amount'), number: true, cell: ({ amount }) => texts.money(amount) },
        {
          head: t('collections.payments.state'),
          cell: ({ status }) => <Badge tone={tones[status]}>{t('collections.payments.status', { status })}</Badge>,
        },
        { head: t('collections.payments.biller'), cell: ({ billerCode }) => biller(billerCode) },
        {
          head: t('collections.payments.reference'),
          cell: ({ reference }) => (reference === null ? t('collections.payments.no_reference') : <span class="mono">{reference}</span>),
        },
        {
          head: t('collections.payments.captured'),
          cell: ({ capturedAt }) => (capturedAt === null ? '–' : texts.dateTime(capturedAt, city.timeZone)),
        },
        {
          head: t('collections.payments.refund'),
          cell: ({ id, status }) =>
            status === 'captured' ? (
              <a href={city.path(texts.language, `/staff/refunds/new?payment=${id}`)}>{t('collections.payments.refund.ask')}</a>
            ) : (
              '–'
            ),
        },
      ]}
    />
  );
}
