import type { VNode } from 'preact';
import type { City } from '../../cities/index.js';
import { daysBetween, type LocalDate } from '../../kernel/local-date.js';
import type { GivenUpDecision, OwedRefund } from '../../payments/index.js';
import { Badge, Button, FormToken, Notice, Pager, StaffPage, Table, type StaffContext, type Tone } from '../shared/index.js';

interface OwedProps extends StaffContext {
  readonly city: City;
  readonly staff: StaffContext['staff'] & { readonly id: string };
  readonly items: readonly OwedRefund[];
  readonly next?: string | undefined;
  readonly further: boolean;
  readonly today: LocalDate;
  readonly done?: 'said' | GivenUpDecision | undefined;
}

const tones: Readonly<Record<OwedRefund['state'], Tone>> = { failed: 'danger', given_up: 'accent', unreturnable: 'neutral' };

/** What came back and is owed still, what waited longest first, and after it what was agreed to be kept because it cannot be returned. */
export function OwedPage({ items, next, further, today, done, ...context }: OwedProps): VNode {
  const { texts, city } = context;
  const { t } = texts;
  const here = city.path(texts.language, '/staff/owed');
  const age = (since: Date): number => daysBetween(city.today(since), today);
  return (
    <StaffPage
      {...context}
      title={t('collections.owed.title')}
      path="/staff/owed"
      desk="refunds"
      lead={t('collections.owed.lead')}
      crumbs={[{ href: city.path(texts.language, '/staff/refunds'), label: t('collections.refunds.title') }]}
    >
      {done && <Notice status>{t('collections.owed.done', { done })}</Notice>}
      {items.length === 0 ? (
        <p>{t('collections.owed.none')}</p>
      ) : (
        <Table
          caption={t('collections.owed.title')}
          rows={items}
          columns={[
            { head: t('collections.refunds.when'), cell: ({ since }) => texts.date(city.today(since)) },
            { head: t('collections.owed.age'), number: true, cell: ({ since }) => t('collections.owed.days', { days: age(since) }) },
            { head: t('collections.payments.amount'), number: true, cell: ({ owed }) => texts.money(owed) },
            {
              head: t('collections.payments.state'),
              cell: ({ state }) => <Badge tone={tones[state]}>{t('collections.owed.state', { state })}</Badge>,
            },
            { head: t('collections.owed.rule'), cell: ({ why, givenUpByName: name }) => (why === null ? '–' : `${why} · ${name ?? ''}`) },
            { head: t('collections.refunds.step'), cell: (line) => <Step {...context} line={line} /> },
          ]}
        />
      )}
      <Pager texts={texts} next={next && `${here}?cursor=${next}`} first={further ? here : undefined} />
    </StaffPage>
  );
}

function Step({
  texts,
  city,
  staff,
  line,
}: Omit<OwedProps, 'items' | 'next' | 'further' | 'today' | 'done'> & { readonly line: OwedRefund }): VNode | string {
  const { t } = texts;
  const here = city.path(texts.language, `/staff/owed/${line.id}`);
  if (line.state === 'unreturnable') return '–';
  if (line.state === 'failed')
    return (
      <form class="row" method="post" action={here}>
        <FormToken staff={staff} />
        <input class="ds-input" name="reason" aria-label={t('collections.owed.rule.label')} maxlength={500} required />
        <Button variant="secondary">{t('collections.owed.say')}</Button>
      </form>
    );
  return (
    <form class="row" method="post" action={`${here}/decision`}>
      <FormToken staff={staff} />
      {line.read !== null && <input type="hidden" name="read" value={line.read} />}
      {line.givenUpBy !== staff.id && (
        <Button name="decision" value="agree">
          {t('collections.owed.agree')}
        </Button>
      )}
      <Button variant="secondary" name="decision" value="decline">
        {t('collections.refunds.decline')}
      </Button>
    </form>
  );
}
