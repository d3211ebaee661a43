import type { VNode } from 'preact';
import type { City } from '../../cities/index.js';
import type { Texts } from '../../platform/texts/index.js';
import { Button, Card, ErrorSummary, Field, type FormErrors, Layout } from '../shared/index.js';

interface HouseholdFormProps {
  readonly texts: Texts;
  readonly city: City;
  readonly errors?: FormErrors;
  readonly caseNo?: string;
}

/** Case number and code: all a household needs to see how far its bills are. */
export function HouseholdFormPage({ texts, city, errors, caseNo }: HouseholdFormProps): VNode {
  const { t } = texts;
  return (
    <Layout
      texts={texts}
      city={city}
      title={t('household.title')}
      inLanguage={(tag) => city.path(tag, '/household')}
      indexed={false}
      width="narrow"
    >
      <div class="stack stack--l">
        <div class="stack">
          <h1>{t('household.title')}</h1>
          <p class="lead">{t('household.lead')}</p>
        </div>
        <ErrorSummary texts={texts} errors={errors} />
        <Card>
          <form class="stack" method="post" action={city.path(texts.language, '/household')}>
            <Field
              texts={texts}
              name="caseNo"
              label={t('household.case_no')}
              hint={t('household.case_no.hint')}
              value={caseNo}
              errors={errors}
              autocomplete="off"
              maxlength={60}
              required
            />
            <Field
              texts={texts}
              name="code"
              label={t('household.code')}
              hint={t('household.code.hint')}
              autocomplete="off"
              maxlength={60}
              required
            />
            <div class="row">
              <Button>{t('household.submit')}</Button>
            </div>
          </form>
        </Card>
        <p class="quiet">{t('household.no_code')}</p>
      </div>
    </Layout>
  );
}
