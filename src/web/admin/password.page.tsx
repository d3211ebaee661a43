import type { VNode } from 'preact';
import type { Staff } from '../../identity/index.js';
import { Card, ErrorSummary, Field, Notice, StaffForm, StaffPage, type FormErrors, type StaffContext } from '../shared/index.js';

interface PasswordProps extends StaffContext {
  readonly staff: Staff;
  readonly errors?: FormErrors;
  readonly done?: boolean;
}

/** Everybody's own password. Who still uses a first one sees no desk here: none would open. */
export function PasswordPage({ staff, errors, done, ...context }: PasswordProps): VNode {
  const { texts, city } = context;
  const { t } = texts;
  const shown = staff.ownPassword ? staff : { ...staff, duties: [] };
  const lead = staff.ownPassword ? {} : { lead: t('staff.password.first') };
  const common = { texts, errors, type: 'password', required: true } as const;
  return (
    <StaffPage {...context} staff={shown} title={t('staff.password.title')} path="/staff/password" width="narrow" {...lead}>
      <ErrorSummary texts={texts} errors={errors} />
      {done && <Notice status>{t('staff.password.done')}</Notice>}
      <Card>
        <StaffForm staff={staff} action={city.path(texts.language, '/staff/password')} submit={t('staff.password.submit')}>
          {staff.ownPassword && <Field {...common} name="current" label={t('staff.password.current')} autocomplete="current-password" />}
          <Field
            {...common}
            name="password"
            label={t('staff.password.new')}
            hint={t('staff.password.new.hint')}
            autocomplete="new-password"
          />
          <Field {...common} name="again" label={t('staff.password.again')} autocomplete="new-password" />
        </StaffForm>
      </Card>
    </StaffPage>
  );
}
