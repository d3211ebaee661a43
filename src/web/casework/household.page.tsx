import type { VNode } from 'preact';
import type { HouseholdFile } from '../../cases/index.js';
import type { City } from '../../cities/index.js';
import { languageName } from '../../platform/texts/index.js';
import { Card, ErrorSummary, Facts, Notice, StaffForm, StaffPage, Table, type FormErrors, type StaffContext } from '../shared/index.js';
import { BillFormCard } from './bill-form.js';
import type { BillForm } from './households.dto.js';
import { SupportFormCard } from './support-form.js';
import { supportName } from './support-name.js';
import type { SupportForm } from './supports.dto.js';

export interface HouseholdProps extends StaffContext {
  readonly city: City;
  readonly file: HouseholdFile;
  /** Why it was opened: it stands in the audit trail, and in the forms that open it again. */
  readonly reason: string;
  readonly errors?: FormErrors;
  readonly given?: BillForm;
  readonly givenSupport?: SupportForm;
}

/** A household's file, opened for a reason. */
export function HouseholdPage({ file, reason, errors, given, givenSupport, ...context }: HouseholdProps): VNode {
  const { texts, city, staff } = context;
  const { t } = texts;
  const crumbs = [{ href: city.path(texts.language, '/staff/households'), label: t('casework.households.title') }];
  const title = t('casework.file.title', { case: file.caseNo });
  return (
    <StaffPage {...context} title={title} path="/staff/households" desk="households" crumbs={crumbs}>
      <ErrorSummary texts={texts} errors={errors} />
      <Notice>{t('casework.file.audited', { reason })}</Notice>
      <div class="two">
        <Card class="stack">
          <h2>{t('casework.file.facts')}</h2>
          <Facts
            facts={[
              [t('casework.households.name'), file.name],
              [t('casework.households.national_id'), file.nationalId ?? t('casework.file.no_id')],
              [t('casework.households.language'), languageName(file.language)],
              [t('casework.entered.case'), <span class="mono">{file.caseNo}</span>],
            ]}
          />
          <StaffForm
            staff={staff}
            action={city.path(texts.language, `/staff/households/${file.id}/code`)}
            aside
            submit={t('casework.file.new_code')}
          >
            <p class="quiet small">{t('casework.file.new_code.lead')}</p>
          </StaffForm>
        </Card>
        <BillFormCard {...context} city={city} householdId={file.id} holder={file.name} reason={reason} errors={errors} given={given} />
        <SupportFormCard {...context} city={city} householdId={file.id} reason={reason} errors={errors} given={givenSupport} />
      </div>
      {file.bills.length === 0 ? <p>{t('casework.file.bills.none')}</p> : <Bills {...context} city={city} bills={file.bills} />}
      {file.supports.length > 0 && <Supports {...context} supports={file.supports} />}
    </StaffPage>
  );
}

function Bills({ texts, city, bills }: StaffContext & { city: City; bills: HouseholdFile['bills'] }): VNode {
  const { t } = texts;
  const biller = (code: string): string => city.billers.find((each) => each.code === code)?.name ?? code;
  return (
    <Table
      caption={t('casework.file.bills')}
      rows={bills}
      columns={[
        { head: t('casework.file.bill_no'), cell: ({ billNo }) => <span class="mono">{billNo}</span> },
        { head: t('casework.bill.biller'), cell: ({ billerCode }) => biller(billerCode) },
        { head: t('casework.file.account'), cell: ({ subscriberNo }) => <span class="mono">{subscriberNo}</span> },
        { head: t('casework.file.holder'), cell: ({ holder }) => holder },
        { head: t('casework.batch.amount'), number: true, cell: ({ amount }) => texts.money(amount) },
        { head: t('casework.batch.due'), cell: ({ dueOn }) => texts.date(dueOn) },
        { head: t('casework.batch.bill_status'), cell: ({ status }) => t('casework.batch.bill_status.value', { status }) },
      ]}
    />
  );
}

function Supports({ city, texts, supports }: StaffContext & { city: City; supports: HouseholdFile['supports'] }): VNode {
  const { t } = texts;
  return (
    <Table
      caption={t('casework.file.supports')}
      rows={supports}
      columns={[
        { head: t('casework.support.what'), cell: (support) => supportName({ city, texts }, support) },
        { head: t('casework.batch.amount'), number: true, cell: ({ amount }) => texts.money(amount) },
        { head: t('casework.batches.decision'), cell: ({ decisionNo }) => decisionNo },
        { head: t('casework.batch.bill_status'), cell: ({ status }) => t('casework.batch.bill_status.value', { status }) },
      ]}
    />
  );
}
