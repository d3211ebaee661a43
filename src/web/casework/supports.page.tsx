import type { VNode } from 'preact';
import { type SupportView, takenBackReasons } from '../../supports/index.js';
import type { City } from '../../cities/index.js';
import { Notice, StaffForm, StaffPage, Table, type Column, type StaffContext } from '../shared/index.js';
import { supportName } from './support-name.js';
import type { SupportsQuery } from './supports.dto.js';

interface SupportsProps extends StaffContext {
  readonly city: City;
  readonly waiting: readonly SupportView[];
  readonly published: readonly SupportView[];
  readonly done?: SupportsQuery['done'];
  /** Why the last step was refused. */
  readonly problem?: string | undefined;
}

/** Packages and cash support: what waits for a second person, and what is on the list. No household stands here. */
export function SupportsPage({ waiting, published, done, problem, ...context }: SupportsProps): VNode {
  const { texts } = context;
  const { t } = texts;
  return (
    <StaffPage {...context} title={t('casework.supports.title')} path="/staff/supports" desk="supports" lead={t('casework.supports.lead')}>
      {problem && <Notice tone="danger">{problem}</Notice>}
      {done && (
        <Notice tone="success" status>
          {t('casework.supports.done', { done })}
        </Notice>
      )}
      <Supports {...context} caption={t('casework.supports.waiting')} none={t('casework.supports.waiting.none')} rows={waiting} />
      <Supports {...context} caption={t('casework.supports.published')} none={t('casework.supports.published.none')} rows={published} />
    </StaffPage>
  );
}

interface TableProps extends StaffContext {
  readonly city: City;
  readonly caption: string;
  readonly none: string;
  readonly rows: readonly SupportView[];
}

function Supports({ caption, none, rows, ...context }: TableProps): VNode {
  const { texts, city, staff } = context;
  const { t } = texts;
  if (rows.length === 0) return <p>{none}</p>;
  const columns: Column<SupportView>[] = [
    { head: t('casework.support.what'), cell: (support) => supportName({ city, texts }, support) },
    { head: t('casework.batch.amount'), number: true, cell: ({ amount }) => texts.money(amount) },
    { head: t('casework.batches.decision'), cell: ({ decisionNo }) => decisionNo },
    {
      head: t('casework.supports.entered'),
      cell: ({ proposedBy, createdAt }) => `${proposedBy.name}, ${texts.dateTime(createdAt, city.timeZone)}`,
    },
    { head: t('casework.batch.eyes.second'), cell: (support) => <Second {...context} support={support} /> },
  ];
  const withdraw = {
    head: t('casework.supports.withdraw'),
    cell: ({ id }: SupportView) => (
      <StaffForm
        staff={staff}
        aside
        action={city.path(texts.language, `/staff/supports/${id}/withdraw`)}
        submit={t('casework.supports.withdraw')}
      >
        <select class="ds-input" name="reason" aria-label={t('casework.ended.why')} required>
          <option value="">{t('casework.ended.choose')}</option>
          {takenBackReasons.map((reason) => (
            <option value={reason}>{t('casework.ended.reason', { reason })}</option>
          ))}
        </select>
      </StaffForm>
    ),
  };
  return <Table caption={caption} rows={rows} columns={staff.duties.includes('case_worker') ? [...columns, withdraw] : columns} />;
}

function Second({ texts, city, staff, support }: StaffContext & { city: City; support: SupportView }): VNode {
  const { t } = texts;
  if (support.approvedBy !== undefined) return <>{support.approvedBy.name}</>;
  if (!staff.duties.includes('approver') || support.proposedBy.id === staff.id) return <>{t('casework.batch.eyes.open')}</>;
  return (
    <StaffForm
      staff={staff}
      action={city.path(texts.language, `/staff/supports/${support.id}/approve`)}
      submit={t('casework.supports.approve')}
    />
  );
}
