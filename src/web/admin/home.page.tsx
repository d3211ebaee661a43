import type { VNode } from 'preact';
import { desksOf, Door, pathOfDesk, StaffPage, type StaffContext } from '../shared/index.js';

/** The first page after the sign-in: one door for each desk that this person's duties open. */
export function HomePage(context: StaffContext): VNode {
  const { texts, city, staff } = context;
  const duties = staff.duties.map((duty) => texts.t('staff.duty', { duty })).join(', ');
  return (
    <StaffPage {...context} title={texts.t('staff.home.title', { name: staff.name })} lead={texts.t('staff.home.lead')} path="/staff">
      <p class="quiet">
        {texts.t('staff.home.duties', { duties })} ·{' '}
        <a href={city.path(texts.language, '/staff/password')}>{texts.t('staff.password.title')}</a>
      </p>
      <div class="grid">
        {desksOf(staff.duties).map((desk, index) => (
          <Door href={city.path(texts.language, pathOfDesk(desk))} title={texts.t(`staff.desk.${desk}`)} main={index === 0}>
            {texts.t(`staff.desk.${desk}.about`)}
          </Door>
        ))}
      </div>
    </StaffPage>
  );
}
