import type { VNode } from 'preact';
import { desksOf, Door, pathOfDesk, StaffPage, type StaffContext } from '../shared/index.js';

/** The first page after the sign-in: one door for each desk that this person's roles open. */
export function HomePage(context: StaffContext): VNode {
  const { texts, city, staff } = context;
  const roles = staff.roles.map((role) => texts.t('staff.role', { role })).join(', ');
  return (
    <StaffPage {...context} title={texts.t('staff.home.title', { name: staff.name })} lead={texts.t('staff.home.lead')} path="/staff">
      <p class="quiet">
        {texts.t('staff.home.roles', { roles })} ·{' '}
        <a href={city.path(texts.language, '/staff/password')}>{texts.t('staff.password.title')}</a>
      </p>
      <div class="grid">
        {desksOf(staff.roles).map((desk, index) => (
          <Door href={city.path(texts.language, pathOfDesk(desk))} title={texts.t(`staff.desk.${desk}`)} main={index === 0}>
            {texts.t(`staff.desk.${desk}.about`)}
          </Door>
        ))}
      </div>
    </StaffPage>
  );
}
