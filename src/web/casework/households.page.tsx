import type { VNode } from 'preact';
import type { City } from '../../cities/index.js';
import { isLanguage, languageName } from '../../platform/texts/index.js';
import {
  Card,
  ErrorSummary,
  Field,
  Notice,
  SelectField,
  StaffForm,
  StaffPage,
  type FormErrors,
  type StaffContext,
} from '../shared/index.js';

interface HouseholdsProps extends StaffContext {
  readonly city: City;
  readonly errors?: FormErrors;
  /** True where a search found nobody. */
  readonly nobody?: boolean;
  /** What was typed, but for identity numbers: those are typed again. */
  readonly given?: { readonly reason?: string; readonly name?: string; readonly language?: string };
}

/** Find a household by its number, or enter one. */
export function HouseholdsPage({ errors, nobody, given, ...context }: HouseholdsProps): VNode {
  const { texts, city, staff } = context;
  const { t } = texts;
  const at = (rest: string): string => city.path(texts.language, `/staff/households${rest}`);
  return (
    <StaffPage {...context} title={t('casework.households.title')} path="/staff/households" desk="households">
      <ErrorSummary texts={texts} errors={errors} />
      {nobody && <Notice status>{t('casework.households.none')}</Notice>}
      <div class="two">
        <Card class="stack">
          <h2>{t('casework.households.search')}</h2>
          <p class="quiet">{t('casework.households.search.lead')}</p>
          <StaffForm staff={staff} action={at('/search')} submit={t('casework.households.search.submit')}>
            <Field
              texts={texts}
              name="national_id"
              label={t('casework.households.national_id')}
              errors={errors}
              autocomplete="off"
              maxlength={60}
              required
            />
            <Field
              texts={texts}
              name="reason"
              label={t('casework.households.reason')}
              hint={t('casework.households.reason.hint')}
              value={given?.reason}
              errors={errors}
              autocomplete="off"
              maxlength={300}
              required
            />
          </StaffForm>
        </Card>
        <Card class="stack">
          <h2>{t('casework.households.new')}</h2>
          <StaffForm staff={staff} action={at('')} submit={t('casework.households.new.submit')}>
            <Field
              texts={texts}
              name="holder_name"
              label={t('casework.households.name')}
              value={given?.name}
              errors={errors}
              autocomplete="off"
              maxlength={300}
              required
            />
            <Field
              texts={texts}
              name="new_national_id"
              label={t('casework.households.national_id')}
              hint={t('casework.households.national_id.optional')}
              errors={errors}
              autocomplete="off"
              maxlength={60}
              optional
            />
            <SelectField
              texts={texts}
              name="language"
              label={t('casework.households.language')}
              value={given?.language ?? city.ownLanguage}
              options={city.languages.filter(isLanguage).map((tag) => ({ value: tag, label: languageName(tag) }))}
            />
          </StaffForm>
        </Card>
      </div>
    </StaffPage>
  );
}
