import type { VNode } from 'preact';
import type { City } from '../../cities/index.js';
import type { RefundDecision, RefundLine, RefundStatus } from '../../payments/index.js';
import { Badge, Button, FormToken, Notice, Pager, StaffPage, Table, type StaffContext, type Tone } from '../shared/index.js';

interface RefundsProps extends StaffContext {
  readonly city: City;
  readonly staff: StaffContext['staff'] & { readonly id: string };
  readonly items: readonly RefundLine[];
  readonly next?: string | undefined;
  readonly further: boolean;
  readonly done?: 'asked' | RefundDecision | undefined;
}

const tones: Readonly<Record<RefundStatus, Tone>> = {
  pending_approval: 'accent',
  declined: 'neutral',
  approved: 'info',
  rejected: 'warning',
  queued: 'info',
  submitted: 'info',
  succeeded: 'success',
  failed: 'danger',
  unreturnable: 'neutral',
};

/** A city's refunds, a page at a time, and the buttons of the second person. */
export function RefundsPage({ items, next, further, done, ...context }: RefundsProps): VNode {
  const { texts, city, staff } = context;
  const { t } = texts;
  const here = city.path(texts.language, '/staff/refunds');
  return (
    <StaffPage
      {...context}
      title={t('collections.refunds.title')}
      path="/staff/refunds"
      desk="refunds"
      lead={t('collections.refunds.lead')}
    >
      <p>
        <a href={city.path(texts.language, '/staff/owed')}>{t('collections.owed.title')}</a>
      </p>
      {done && <Notice status>{t('collections.refunds.done', { done })}</Notice>}
      {items.length === 0 ? (
        <p>{t('collections.refunds.none')}</p>
      ) : (
        <Table
          caption={t('collections.refunds.title')}
          rows={items}
          columns={[
            { head: t('collections.refunds.when'), cell: ({ createdAt }) => texts.dateTime(createdAt, city.timeZone) },
            { head: t('collections.payments.amount'), number: true, cell: ({ amount }) => texts.money(amount) },
            {
              head: t('collections.payments.state'),
              cell: ({ status }) => <Badge tone={tones[status]}>{t('collections.refunds.status', { status })}</Badge>,
            },
            {
              head: t('collections.refunds.reason'),
              cell: ({ requestedByName: name, reason }) =>
                name === null ? t('collections.refunds.by_itself') : `${reason ?? ''} · ${name}`,
            },
            {
              head: t('collections.payments.reference'),
              cell: ({ reference }) =>
                reference === null ? t('collections.payments.no_reference') : <span class="mono">{reference}</span>,
            },
            {
              head: t('collections.refunds.step'),
              cell: (line) =>
                line.status === 'pending_approval' ? (
                  <Decide here={here} context={context} line={line} mine={line.requestedBy === staff.id} />
                ) : (
                  '–'
                ),
            },
          ]}
        />
      )}
      <Pager texts={texts} next={next && `${here}?cursor=${next}`} first={further ? here : undefined} />
    </StaffPage>
  );
}

interface DecideProps {
  readonly here: string;
  readonly context: StaffContext;
  readonly line: RefundLine;
  /** Whoever asked may withdraw it and not release it. */
  readonly mine: boolean;
}

function Decide({ here, context: { texts, staff }, line, mine }: DecideProps): VNode {
  const { t } = texts;
  return (
    <form class="row" method="post" action={`${here}/${line.id}`}>
      <FormToken staff={staff} />
      {!mine && (
        <Button name="decision" value="release">
          {t('collections.refunds.release')}
        </Button>
      )}
      <Button variant="secondary" name="decision" value="decline">
        {t('collections.refunds.decline')}
      </Button>
    </form>
  );
}
