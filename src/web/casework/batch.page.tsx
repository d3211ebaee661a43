import type { VNode } from 'preact';
import type { BatchBill, BatchDetail } from '../../bills/index.js';
import type { City } from '../../cities/index.js';
import {
  Badge,
  Card,
  Facts,
  KeyFigure,
  KeyFigures,
  Notice,
  Pager,
  StaffForm,
  StaffPage,
  Table,
  type StaffContext,
} from '../shared/index.js';
import { batchTones } from './batches.page.js';
import { FourEyes } from './four-eyes.js';
import { Reasons, RefusedRows } from './refused-rows.js';

export interface BatchProps extends StaffContext {
  readonly city: City;
  readonly batch: BatchDetail;
  /** True on every page of its bills but the first. */
  readonly further: boolean;
  /** What an approval made just now did. */
  readonly approval?: { readonly published: number; readonly tooLate: number } | undefined;
  /** Why an approval was refused. */
  readonly problem?: string | undefined;
}

/** One batch: its totals, its two persons, its bills without their households, and what was refused. */
export function BatchPage({ batch, further, approval, problem, ...context }: BatchProps): VNode {
  const { texts, city } = context;
  const { t } = texts;
  const here = `/staff/batches/${batch.id}`;
  const crumbs = [{ href: city.path(texts.language, '/staff/batches'), label: t('casework.batches.title') }];
  return (
    <StaffPage {...context} title={t('casework.batch.title', { decision: batch.decisionNo })} path={here} desk="batches" crumbs={crumbs}>
      {problem && <Notice tone="danger">{problem}</Notice>}
      {approval && (
        <Notice tone="success" status>
          <p>{t('casework.batch.approved', { count: approval.published })}</p>
          {approval.tooLate > 0 && <p>{t('casework.batch.too_late', { count: approval.tooLate })}</p>}
        </Notice>
      )}
      <KeyFigures>
        <KeyFigure small value={texts.number(batch.accepted)} label={t('casework.result.accepted')} />
        <KeyFigure small value={texts.number(batch.unchanged)} label={t('casework.result.unchanged')} />
        <KeyFigure small value={texts.number(batch.refused)} label={t('casework.result.refused')} />
      </KeyFigures>
      <div class="two">
        <Card class="stack">
          <h2>{t('casework.batch.facts')}</h2>
          <Facts
            facts={[
              [t('casework.batches.decision'), batch.decisionNo],
              [t('casework.batches.source'), t('casework.batches.source.value', { source: batch.source })],
              [
                t('casework.batches.state'),
                <Badge tone={batchTones[batch.status]}>{t('casework.batches.status', { status: batch.status })}</Badge>,
              ],
            ]}
          />
        </Card>
        <FourEyes texts={texts} city={city} batch={batch} />
      </div>
      <Approve {...context} batch={batch} />
      <Bills {...context} batch={batch} further={further} />
      <Reasons texts={texts} reasons={batch.reasons} />
      <RefusedRows texts={texts} rows={batch.refusedRows} />
    </StaffPage>
  );
}

function Approve({ texts, city, staff, batch }: StaffContext & { city: City; batch: BatchDetail }): VNode | null {
  if (batch.status !== 'proposed' || !staff.duties.includes('approver')) return null;
  const { t } = texts;
  if (batch.proposedBy.id === staff.id) return <Notice>{t('casework.batch.eyes.own')}</Notice>;
  return (
    <Card class="stack">
      <h2>{t('casework.batch.approve.title')}</h2>
      <p>{t('casework.batch.approve.lead', { count: batch.accepted })}</p>
      <StaffForm
        staff={staff}
        action={city.path(texts.language, `/staff/batches/${batch.id}/approve`)}
        submit={t('casework.batch.approve')}
      />
    </Card>
  );
}

function Bills({ texts, city, batch, further }: StaffContext & { city: City; batch: BatchDetail; further: boolean }): VNode {
  const { t } = texts;
  const here = city.path(texts.language, `/staff/batches/${batch.id}`);
  const kind = (code: string): string => t('shared.kind', { kind: city.billers.find((biller) => biller.code === code)?.kind ?? 'other' });
  if (batch.bills.length === 0) return <p>{t('casework.batch.bills.none')}</p>;
  return (
    <div class="stack">
      <Table
        caption={t('casework.batch.bills')}
        rows={batch.bills}
        columns={[
          { head: t('casework.batch.row'), number: true, cell: ({ rowNo }) => texts.number(rowNo) },
          { head: t('casework.batch.kind'), cell: ({ billerCode }) => kind(billerCode) },
          { head: t('casework.batch.amount'), number: true, cell: ({ amount }) => texts.money(amount) },
          { head: t('casework.batch.district'), cell: ({ district }) => district ?? '–' },
          { head: t('casework.batch.issued'), cell: ({ issuedOn }) => texts.date(issuedOn) },
          { head: t('casework.batch.due'), cell: ({ dueOn }) => texts.date(dueOn) },
          ...(batch.bills.some(({ cutOffOn }) => cutOffOn !== undefined)
            ? [{ head: t('casework.batch.cut_off'), cell: ({ cutOffOn }: BatchBill) => (cutOffOn ? texts.date(cutOffOn) : '–') }]
            : []),
          { head: t('casework.batch.bill_status'), cell: ({ status }) => t('casework.batch.bill_status.value', { status }) },
        ]}
      />
      <Pager
        texts={texts}
        next={batch.nextAfterRow === undefined ? undefined : `${here}?after=${batch.nextAfterRow}`}
        first={further ? here : undefined}
      />
    </div>
  );
}
