import type { VNode } from 'preact';
import type { City } from '../../cities/index.js';
import type { Handovers, HandoverView } from '../../disbursements/index.js';
import { Notice, StaffForm, StaffPage, Table, type StaffContext } from '../shared/index.js';
import type { HandoversQuery } from './handovers.dto.js';

interface HandoversProps extends StaffContext {
  readonly city: City;
  readonly handovers: Handovers;
  readonly done?: HandoversQuery['done'];
  /** Why the last step was refused. */
  readonly problem?: string | undefined;
}

/** What is to be handed over, what waits for a second person, and what was confirmed. Households stand here by their case number alone. */
export function HandoversPage({ handovers, done, problem, ...context }: HandoversProps): VNode {
  const { t } = context.texts;
  const { due, proposed, confirmed } = handovers;
  return (
    <StaffPage
      {...context}
      title={t('disbursements.handovers.title')}
      path="/staff/handovers"
      desk="handovers"
      lead={t('disbursements.handovers.lead')}
    >
      {problem && <Notice tone="danger">{problem}</Notice>}
      {done && (
        <Notice tone="success" status>
          {t('disbursements.handovers.done', { done })}
        </Notice>
      )}
      {due.length === 0 ? <p>{t('disbursements.handovers.due.none')}</p> : <Due {...context} due={due} />}
      {proposed.length > 0 && <Written {...context} caption={t('disbursements.handovers.proposed')} rows={proposed} />}
      {confirmed.length > 0 && <Written {...context} caption={t('disbursements.handovers.confirmed')} rows={confirmed} />}
    </StaffPage>
  );
}

type Support = Handovers['due'][number];

function Due({ due, ...context }: StaffContext & { city: City; due: readonly Support[] }): VNode {
  const { texts, staff } = context;
  const { t } = texts;
  const columns = [
    { head: t('disbursements.handovers.case'), cell: ({ caseNo }: Support) => <span class="mono">{caseNo}</span> },
    { head: t('disbursements.handovers.what'), cell: (support: Support) => nameOf(context, support) },
    { head: t('disbursements.file.amount'), number: true, cell: ({ amount }: Support) => texts.money(amount) },
    { head: t('disbursements.handovers.granted_by'), cell: ({ decisionNo }: Support) => decisionNo },
  ];
  const form = { head: t('disbursements.handovers.write'), cell: ({ id }: Support) => <WriteForm {...context} supportId={id} /> };
  return (
    <Table
      caption={t('disbursements.handovers.due')}
      rows={due}
      columns={staff.duties.includes('disbursements') ? [...columns, form] : columns}
    />
  );
}

function WriteForm({ texts, city, staff, supportId }: StaffContext & { city: City; supportId: string }): VNode {
  const { t } = texts;
  return (
    <StaffForm staff={staff} action={city.path(texts.language, '/staff/handovers')} submit={t('disbursements.handovers.write.submit')}>
      <input type="hidden" name="support" value={supportId} />
      <label class="stack stack--s">
        <span class="small">{t('disbursements.handovers.decision')}</span>
        <input class="ds-input" name="decisionNo" autocomplete="off" maxlength={200} required />
      </label>
      <label class="stack stack--s">
        <span class="small">{t('disbursements.handovers.day')}</span>
        <input class="ds-input" name="handed_on" type="date" required />
      </label>
    </StaffForm>
  );
}

function Written({ caption, rows, ...context }: StaffContext & { city: City; caption: string; rows: readonly HandoverView[] }): VNode {
  const { texts } = context;
  const { t } = texts;
  return (
    <Table
      caption={caption}
      rows={rows}
      columns={[
        { head: t('disbursements.handovers.case'), cell: ({ support }) => <span class="mono">{support.caseNo}</span> },
        { head: t('disbursements.handovers.what'), cell: ({ support }) => nameOf(context, support) },
        { head: t('disbursements.file.amount'), number: true, cell: ({ support }) => texts.money(support.amount) },
        { head: t('disbursements.handovers.decision'), cell: ({ decisionNo }) => decisionNo },
        { head: t('disbursements.handovers.day'), cell: ({ handedOn }) => texts.date(handedOn) },
        { head: t('disbursements.handovers.written_by'), cell: ({ proposedByName }) => proposedByName },
        { head: t('disbursements.handovers.second'), cell: (handover) => <Second {...context} handover={handover} /> },
      ]}
    />
  );
}

/** Whoever confirmed; a button for somebody else than the one who wrote it down. To that one, a form to write it anew. */
function Second({ handover, ...context }: StaffContext & { city: City; handover: HandoverView }): VNode {
  const { texts, city, staff } = context;
  const { id, proposedBy, confirmedByName, support } = handover;
  if (confirmedByName !== undefined) return <>{confirmedByName}</>;
  if (proposedBy === staff.id) return <WriteForm {...context} supportId={support.id} />;
  return (
    <StaffForm
      staff={staff}
      action={city.path(texts.language, `/staff/handovers/${id}/confirm`)}
      submit={texts.t('disbursements.handovers.confirm')}
    />
  );
}

function nameOf({ city, texts }: Pick<HandoversProps, 'city' | 'texts'>, { kind, packageCode }: Support): string {
  return packageCode === undefined ? texts.t('shared.kind', { kind }) : city.packageName(packageCode, texts.language);
}
