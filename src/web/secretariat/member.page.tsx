import type { VNode } from 'preact';
import type { LocalDate } from '../../kernel/local-date.js';
import { adoption, type CurrentStage, foundedOn, secretariatZone, stages, type MemberHistory } from '../../network/index.js';
import type { Texts } from '../../platform/texts/index.js';
import { Card, ErrorSummary, Facts, Field, SelectField, StaffForm, Table, type FormErrors } from '../shared/index.js';
import { countryName, nameOf, otherOwnNames, OwnNames, StatusNote } from './city-name.js';
import { Evidence, Reason } from './evidence.js';
import { pathOf, SecretariatPage, type SecretariatContext } from './secretariat-page.js';
import { StageBadge } from './stage-badge.js';

interface MemberProps extends SecretariatContext {
  readonly history: MemberHistory;
  readonly today: LocalDate;
  readonly errors?: FormErrors;
  readonly given?: { readonly stage: string; readonly effectiveOn: string; readonly evidence: string; readonly reason?: string };
}

/** One member city: its facts, every step written down, and the form for the next. */
export function MemberPage({ history, today, errors, given, ...context }: MemberProps): VNode {
  const { texts } = context;
  const { t } = texts;
  const { member, stage, steps, corrected } = history;
  const own = otherOwnNames(texts, member);
  const crumbs = [{ href: pathOf(texts.language, '/adoption'), label: t('secretariat.nav.adoption') }];
  return (
    <SecretariatPage {...context} title={nameOf(texts, member)} path={`/members/${member.id}`} desk="adoption" crumbs={crumbs}>
      <ErrorSummary texts={texts} errors={errors} />
      <Card>
        <Facts
          facts={[
            [t('secretariat.stage.head'), <StageBadge texts={texts} stage={stage} />],
            [t('secretariat.country'), countryName(texts, member)],
            ...(own.length > 0 ? [[t('secretariat.member.own_name'), <OwnNames own={own} />] as const] : []),
            [t('secretariat.member.currency'), member.currency],
            [t('secretariat.member.joined'), member.joinedOn ? texts.date(member.joinedOn) : t('secretariat.member.joined.unknown')],
            [t('secretariat.member.joined_by'), <span lang="en">{member.joinedBy ?? '—'}</span>],
            [t('secretariat.member.source'), <span lang="en">{member.source}</span>],
          ]}
        />
      </Card>
      <StatusNote texts={texts} members={[member]} />
      {steps.length === 0 ? (
        <p>{t('secretariat.steps.none')}</p>
      ) : (
        <Table
          caption={t('secretariat.steps.title')}
          rows={steps}
          columns={[
            { head: t('secretariat.steps.effective'), cell: ({ effectiveOn }) => texts.date(effectiveOn) },
            {
              head: t('secretariat.stage.head'),
              cell: (step) => <StepStage texts={texts} stage={step.stage} corrected={corrected.has(step.id)} />,
            },
            { head: t('secretariat.evidence'), cell: (step) => <Evidence texts={texts} step={step} /> },
            { head: t('secretariat.steps.reason'), cell: (step) => <Reason texts={texts} step={step} /> },
            { head: t('secretariat.steps.recorded'), cell: ({ recordedAt }) => texts.dateTime(recordedAt, secretariatZone) },
          ]}
        />
      )}
      <Card class="stack">
        <h2>{t('secretariat.steps.new')}</h2>
        <StepForm {...context} history={history} today={today} {...(errors ? { errors } : {})} {...(given ? { given } : {})} />
      </Card>
    </SecretariatPage>
  );
}

/** The stage that a step says; a step that another one corrects says so, and is no more than a record. */
function StepStage({ texts, stage, corrected }: { texts: Texts; stage: CurrentStage; corrected: boolean }): VNode {
  return (
    <>
      <StageBadge texts={texts} stage={stage} />
      {corrected && <p class="quiet small">{texts.t('secretariat.steps.corrected')}</p>}
    </>
  );
}

function StepForm({ texts, person, history: { member, stage }, today, errors, given }: MemberProps): VNode {
  const { t } = texts;
  const options = stages.map((each) => ({ value: each, label: t('secretariat.stage', { stage: each }) }));
  return (
    <StaffForm staff={person} action={pathOf(texts.language, `/members/${member.id}/steps`)} submit={t('secretariat.steps.new.submit')}>
      <SelectField
        texts={texts}
        name="stage"
        label={t('secretariat.stage.head')}
        options={options}
        value={given?.stage ?? stages.find((each) => adoption.can(stage, each))}
        errors={errors}
      />
      <Field
        texts={texts}
        name="effectiveOn"
        type="date"
        label={t('secretariat.steps.effective')}
        hint={t('secretariat.steps.effective.hint')}
        value={given?.effectiveOn ?? today}
        min={foundedOn}
        max={today}
        errors={errors}
        short
        required
      />
      <Field
        texts={texts}
        name="evidence"
        label={t('secretariat.evidence')}
        hint={t('secretariat.steps.evidence.hint')}
        value={given?.evidence}
        errors={errors}
        required
      />
      <Field
        texts={texts}
        name="reason"
        label={t('secretariat.steps.reason')}
        hint={t('secretariat.steps.reason.hint')}
        value={given?.reason}
        errors={errors}
        optional
      />
    </StaffForm>
  );
}
