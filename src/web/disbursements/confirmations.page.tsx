import type { VNode } from 'preact';
import type { City } from '../../cities/index.js';
import type { ConfirmationView } from '../../disbursements/index.js';
import {
  Card,
  ErrorSummary,
  Field,
  SelectField,
  StaffForm,
  StaffPage,
  Table,
  type FormErrors,
  type StaffContext,
} from '../shared/index.js';

interface ConfirmationsProps extends StaffContext {
  readonly city: City;
  readonly confirmations: readonly ConfirmationView[];
  readonly errors?: FormErrors;
  readonly biller?: string | undefined;
}

/** The confirmation files that came in, and the form for the next one. */
export function ConfirmationsPage({ confirmations, errors, biller, ...context }: ConfirmationsProps): VNode {
  const { texts, city, staff } = context;
  const { t } = texts;
  const at = (rest: string): string => city.path(texts.language, `/staff/confirmations${rest}`);
  return (
    <StaffPage
      {...context}
      title={t('disbursements.list.title')}
      path="/staff/confirmations"
      desk="confirmations"
      lead={t('disbursements.list.lead')}
    >
      <ErrorSummary texts={texts} errors={errors} />
      <Card class="stack">
        <h2>{t('disbursements.upload.title')}</h2>
        <p class="quiet">{t('disbursements.upload.lead', { columns: 'bill_no, amount, paid_on' })}</p>
        <StaffForm staff={staff} file action={at('')} submit={t('disbursements.upload.submit')}>
          <SelectField
            texts={texts}
            name="utility"
            label={t('disbursements.upload.biller')}
            options={city.billers.map(({ code, name }) => ({ value: code, label: name }))}
            value={biller}
            errors={errors}
          />
          <Field
            texts={texts}
            name="file"
            type="file"
            label={t('disbursements.upload.file')}
            hint={t('disbursements.upload.file.hint')}
            errors={errors}
            accept=".csv,text/csv"
            required
          />
        </StaffForm>
      </Card>
      {confirmations.length === 0 ? (
        <p>{t('disbursements.list.none')}</p>
      ) : (
        <Table
          caption={t('disbursements.list.title')}
          rows={confirmations}
          columns={[
            {
              head: t('disbursements.list.file'),
              cell: ({ id, createdAt }) => <a href={at(`/${id}`)}>{texts.dateTime(createdAt, city.timeZone)}</a>,
            },
            { head: t('disbursements.list.biller'), cell: ({ billerCode }) => nameOf(city, billerCode) },
            { head: t('disbursements.pile.matched'), number: true, cell: ({ matched }) => texts.number(matched) },
            { head: t('disbursements.pile.missing'), number: true, cell: ({ missing }) => texts.number(missing) },
            { head: t('disbursements.pile.unexpected'), number: true, cell: ({ unexpected }) => texts.number(unexpected) },
            { head: t('disbursements.list.officer'), cell: ({ confirmedBy }) => confirmedBy },
          ]}
        />
      )}
    </StaffPage>
  );
}

export const nameOf = (city: City, code: string): string => city.billers.find((biller) => biller.code === code)?.name ?? code;
