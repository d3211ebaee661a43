import type { VNode } from 'preact';
import type { City } from '../../cities/index.js';
import type { StaffDecision, StaffListing } from '../../identity/index.js';
import { staffDuties } from '../../kernel/duties.js';
import {
  Badge,
  Card,
  ErrorSummary,
  Field,
  Notice,
  StaffForm,
  StaffPage,
  Table,
  type FormErrors,
  type StaffContext,
} from '../shared/index.js';
import { WaitingPeople } from './waiting-people.js';

interface PeopleProps extends StaffContext {
  readonly staff: StaffContext['staff'] & { readonly id: string };
  readonly city: City;
  readonly people: readonly StaffListing[];
  readonly errors?: FormErrors;
  readonly given?: { readonly name: string; readonly email: string; readonly duties: readonly string[] };
  readonly done?: 'opened' | StaffDecision | undefined;
}

/** Who works for the city, whose account waits for a second administrator, and the form that opens one. */
export function PeoplePage({ people, errors, given, done, ...context }: PeopleProps): VNode {
  const { texts, city, staff } = context;
  const { t } = texts;
  const confirmed = people.filter(({ waiting }) => waiting === undefined);
  const administrators = confirmed.filter(({ status, duties }) => status === 'active' && duties.includes('city_admin'));
  return (
    <StaffPage {...context} title={t('admin.people.title')} path="/staff/people" desk="people">
      <ErrorSummary texts={texts} errors={errors} />
      {done && <Notice status>{t('admin.people.done', { done })}</Notice>}
      {administrators.length < 2 && (
        <Notice>
          {t('admin.people.alone')} <span class="mono">{`npm run staff:create -- --city ${city.slug} --duty city_admin`}</span>
        </Notice>
      )}
      {confirmed.length < people.length && <WaitingPeople {...context} people={people} />}
      <Table
        caption={t('admin.people.title')}
        rows={confirmed}
        columns={[
          { head: t('admin.people.name'), cell: ({ name }) => name },
          { head: t('admin.people.email'), cell: ({ email }) => <span class="mono">{email}</span> },
          { head: t('admin.people.duties'), cell: ({ duties }) => duties.map((duty) => t('staff.duty', { duty })).join(', ') },
          {
            head: t('admin.people.state'),
            cell: ({ status }) => <Badge tone={status === 'active' ? 'success' : 'neutral'}>{t('admin.people.status', { status })}</Badge>,
          },
        ]}
      />
      <Card class="stack">
        <h2>{t('admin.people.new')}</h2>
        <p>{t('admin.people.new.lead')}</p>
        <StaffForm staff={staff} action={city.path(texts.language, '/staff/people')} submit={t('admin.people.new.submit')}>
          <Field
            texts={texts}
            name="name"
            label={t('admin.people.new.name')}
            value={given?.name}
            errors={errors}
            autocomplete="off"
            required
          />
          <Field
            texts={texts}
            name="email"
            type="email"
            label={t('admin.people.email')}
            value={given?.email}
            errors={errors}
            autocomplete="off"
            required
          />
          <Field
            texts={texts}
            name="password"
            type="password"
            label={t('admin.people.new.password')}
            hint={t('admin.people.new.password.hint')}
            errors={errors}
            autocomplete="new-password"
            required
          />
          <fieldset class="field" id="duties" aria-describedby={errors?.['duties'] ? 'duties-hint duties-error' : 'duties-hint'}>
            <legend>{t('admin.people.new.duties')}</legend>
            <p class="field__hint" id="duties-hint">
              {t('admin.people.new.duties.hint')}
            </p>
            {errors?.['duties'] && (
              <p class="field__error" id="duties-error">
                {errors['duties']}
              </p>
            )}
            <div class="checks">
              {staffDuties.map((duty) => (
                <label class="choice">
                  <input type="checkbox" name="duties" value={duty} checked={given?.duties.includes(duty) ?? false} />
                  <span>{t('staff.duty', { duty })}</span>
                </label>
              ))}
            </div>
          </fieldset>
        </StaffForm>
      </Card>
    </StaffPage>
  );
}
