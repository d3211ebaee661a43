import type { VNode } from 'preact';
import type { BatchStatus, BatchView } from '../../bills/index.js';
import type { City } from '../../cities/index.js';
import { Badge, ButtonLink, Chips, StaffPage, Table, type StaffContext, type Tone } from '../shared/index.js';
import { batchStatuses } from './batches.dto.js';

interface BatchesProps extends StaffContext {
  readonly city: City;
  readonly batches: readonly BatchView[];
  readonly status: BatchStatus | undefined;
}

export const batchTones: Readonly<Record<BatchStatus, Tone>> = {
  reading: 'info',
  proposed: 'warning',
  approved: 'success',
  withdrawn: 'neutral',
};

/** The queue: what waits for a second person first. */
export function BatchesPage({ batches, status, ...context }: BatchesProps): VNode {
  const { texts, city, staff } = context;
  const { t } = texts;
  const at = (rest: string): string => city.path(texts.language, `/staff/batches${rest}`);
  const count = (state: BatchStatus): number => batches.filter((batch) => batch.status === state).length;
  const shown = batches.filter((batch) => status === undefined || batch.status === status);
  return (
    <StaffPage {...context} title={t('casework.batches.title')} path="/staff/batches" desk="batches" lead={t('casework.batches.lead')}>
      {staff.duties.includes('case_worker') && (
        <div class="row">
          <ButtonLink href={at('/new')}>{t('casework.batches.new')}</ButtonLink>
        </div>
      )}
      <Chips
        label={t('casework.batches.filter')}
        chips={[
          { href: at(''), label: t('casework.batches.all'), count: texts.number(batches.length), current: status === undefined },
          ...batchStatuses
            .filter((state) => state === status || count(state) > 0)
            .map((state) => ({
              href: at(`?status=${state}`),
              label: t('casework.batches.status', { status: state }),
              count: texts.number(count(state)),
              current: state === status,
            })),
        ]}
      />
      {shown.length === 0 ? (
        <p>{t('casework.batches.none')}</p>
      ) : (
        <Table
          caption={t('casework.batches.title')}
          rows={shown}
          columns={[
            { head: t('casework.batches.decision'), cell: ({ id, decisionNo }) => <a href={at(`/${id}`)}>{decisionNo}</a> },
            {
              head: t('casework.batches.state'),
              cell: (batch) => <Badge tone={batchTones[batch.status]}>{t('casework.batches.status', { status: batch.status })}</Badge>,
            },
            { head: t('casework.batches.accepted'), number: true, cell: ({ accepted }) => texts.number(accepted) },
            { head: t('casework.batches.refused'), number: true, cell: ({ refused }) => texts.number(refused) },
            { head: t('casework.batches.source'), cell: ({ source }) => t('casework.batches.source.value', { source }) },
            { head: t('casework.batches.officer'), cell: ({ proposedBy }) => proposedBy.name },
            { head: t('casework.batches.created'), cell: ({ createdAt }) => texts.dateTime(createdAt, city.timeZone) },
          ]}
        />
      )}
    </StaffPage>
  );
}
