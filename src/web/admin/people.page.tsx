import type { VNode } from 'preact';
import type { City } from '../../cities/index.js';
import { staffRoles, type StaffDecision, type StaffListing } from '../../identity/index.js';
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
  readonly given?: { readonly name: string; readonly email: string; readonly roles: readonly string[] };
  readonly done?: 'opened' | StaffDecision | undefined;
}

/** Who works for the city, whose account waits for a second administrator, and the form that opens one. */
export function PeoplePage({ people, errors, given, done, ...context }: PeopleProps): VNode {
  const { texts, city, staff } = context;
  const { t } = texts;
  const confirmed = people.filter(({ waiting }) => waiting === undefined);
  const administrators = confirmed.filter(({ active, roles }) => active && roles.includes('city_admin'));
  return (
    <StaffPage {...context} title={t('admin.people.title')} path="/staff/people" desk="people">
      <ErrorSummary texts={texts} errors={errors} />
      {done && <Notice status>{t('admin.people.done', { done })}</Notice>}
      {administrators.length < 2 && (
        <Notice>
          {t('admin.people.alone')} <span class="mono">{`npm run staff:create -- --city ${city.slug} --role city_admin`}</span>
        </Notice>
      )}
      {confirmed.length < people.length && <WaitingPeople {...context} people={people} />}
      <Table
        caption={t('admin.people.title')}
        rows={confirmed}
        columns={[
          { head: t('admin.people.name'), cell: ({ name }) => name },
          { head: t('admin.people.email'), cell: ({ email }) => <span class="mono">{email}</span> },
          { head: t('admin.people.roles'), cell: ({ roles }) => roles.map((role) => t('staff.role', { role })).join(', ') },
          {
            head: t('admin.people.state'),
            cell: ({ active }) => (
              <Badge tone={active ? 'success' : 'neutral'}>{t(active ? 'admin.people.active' : 'admin.people.closed')}</Badge>
            ),
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
          <fieldset class="field" id="roles" aria-describedby={errors?.['roles'] ? 'roles-hint roles-error' : 'roles-hint'}>
            <legend>{t('admin.people.new.roles')}</legend>
            <p class="field__hint" id="roles-hint">
              {t('admin.people.new.roles.hint')}
            </p>
            {errors?.['roles'] && (
              <p class="field__error" id="roles-error">
                {errors['roles']}
              </p>
            )}
            <div class="checks">
              {staffRoles.map((role) => (
                <label class="choice">
                  <input type="checkbox" name="roles" value={role} checked={given?.roles.includes(role) ?? false} />
                  <span>{t('staff.role', { role })}</span>
                </label>
              ))}
            </div>
          </fieldset>
        </StaffForm>
      </Card>
    </StaffPage>
  );
}
