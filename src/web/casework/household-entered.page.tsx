import type { VNode } from 'preact';
import type { City } from '../../cities/index.js';
import { Card, Facts, Field, StaffForm, StaffPage, type StaffContext } from '../shared/index.js';

interface EnteredProps extends StaffContext {
  readonly city: City;
  readonly householdId: string;
  readonly caseNo: string;
  readonly code: string;
}

/** Case number and code, shown this once. */
export function HouseholdEnteredPage({ householdId, caseNo, code, ...context }: EnteredProps): VNode {
  const { texts, city, staff } = context;
  const { t } = texts;
  const crumbs = [{ href: city.path(texts.language, '/staff/households'), label: t('casework.households.title') }];
  return (
    <StaffPage
      {...context}
      title={t('casework.entered.title')}
      path="/staff/households"
      desk="households"
      crumbs={crumbs}
      width="narrow"
      lead={t('casework.entered.lead')}
    >
      <Card>
        <Facts
          facts={[
            [t('casework.entered.case'), <strong class="mono">{caseNo}</strong>],
            [t('casework.entered.code'), <strong class="mono">{code}</strong>],
          ]}
        />
      </Card>
      <StaffForm
        staff={staff}
        action={city.path(texts.language, `/staff/households/${householdId}/file`)}
        submit={t('casework.households.search.submit')}
      >
        <Field
          texts={texts}
          name="reason"
          label={t('casework.households.reason')}
          value={t('casework.entered.bill')}
          autocomplete="off"
          maxlength={300}
          required
        />
      </StaffForm>
    </StaffPage>
  );
}
