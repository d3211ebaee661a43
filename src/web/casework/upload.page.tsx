import type { VNode } from 'preact';
import { billColumns } from '../../bills/index.js';
import { Card, ErrorSummary, Field, StaffForm, StaffPage, type FormErrors, type StaffContext } from '../shared/index.js';

interface UploadProps extends StaffContext {
  readonly errors?: FormErrors;
  readonly decisionNo?: string | undefined;
}

/** The form that brings a bill file in. */
export function UploadPage({ errors, decisionNo, ...context }: UploadProps): VNode {
  const { texts, city, staff } = context;
  const { t } = texts;
  const crumbs = [{ href: city.path(texts.language, '/staff/batches'), label: t('casework.batches.title') }];
  return (
    <StaffPage
      {...context}
      title={t('casework.upload.title')}
      path="/staff/batches/new"
      desk="batches"
      crumbs={crumbs}
      width="narrow"
      lead={t('casework.upload.lead', { columns: billColumns.join(', ') })}
    >
      <ErrorSummary texts={texts} errors={errors} />
      <Card>
        <StaffForm staff={staff} file action={city.path(texts.language, '/staff/batches')} submit={t('casework.upload.submit')}>
          <Field
            texts={texts}
            name="decisionNo"
            label={t('casework.upload.decision')}
            hint={t('casework.upload.decision.hint')}
            value={decisionNo}
            errors={errors}
            maxlength={200}
            autocomplete="off"
            required
          />
          <Field
            texts={texts}
            name="file"
            type="file"
            label={t('casework.upload.file')}
            hint={t('casework.upload.file.hint')}
            errors={errors}
            accept=".csv,text/csv"
            required
          />
        </StaffForm>
      </Card>
    </StaffPage>
  );
}
