import type { VNode } from 'preact';
import type { StaffListing } from '../../identity/index.js';
import { Button, FormToken, Table, type StaffContext } from '../shared/index.js';
import type { City } from '../../cities/index.js';

interface WaitingProps extends StaffContext {
  readonly city: City;
  readonly staff: StaffContext['staff'] & { readonly id: string };
  readonly people: readonly StaffListing[];
}

/** Accounts that one administrator opened and another has to confirm. */
export function WaitingPeople({ texts, city, staff, people }: WaitingProps): VNode {
  const { t } = texts;
  const here = city.path(texts.language, '/staff/people');
  return (
    <Table
      caption={t('admin.people.waiting')}
      rows={people.flatMap(({ waiting, ...person }) => (waiting ? [{ ...person, ...waiting }] : []))}
      columns={[
        { head: t('admin.people.name'), cell: ({ name }) => name },
        { head: t('admin.people.email'), cell: ({ email }) => <span class="mono">{email}</span> },
        { head: t('admin.people.duties'), cell: ({ duties }) => duties.map((duty) => t('staff.duty', { duty })).join(', ') },
        { head: t('admin.people.opened_by'), cell: ({ openedByName }) => openedByName },
        { head: t('admin.accounts.proposed_at'), cell: ({ since }) => texts.dateTime(since, city.timeZone) },
        {
          head: t('admin.accounts.step'),
          cell: ({ id, openedBy }) => (
            <form class="row" method="post" action={`${here}/${id}`}>
              <FormToken staff={staff} />
              {openedBy !== staff.id && (
                <Button name="decision" value="confirm">
                  {t('admin.people.confirm')}
                </Button>
              )}
              <Button variant="secondary" name="decision" value="decline">
                {t('admin.people.decline')}
              </Button>
            </form>
          ),
        },
      ]}
    />
  );
}
