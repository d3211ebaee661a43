import type { VNode } from 'preact';
import type { City } from '../../cities/index.js';
import type { ConfirmationLine, ConfirmationView } from '../../disbursements/index.js';
import { Badge, Notice, StaffPage, Table, type StaffContext } from '../shared/index.js';
import { nameOf } from './confirmations.page.js';
import { Piles } from './piles.js';

interface ConfirmationProps extends StaffContext {
  readonly city: City;
  readonly confirmation: ConfirmationView & { readonly lines: readonly ConfirmationLine[] };
  readonly already: boolean;
}

/** One confirmation file in its three piles, line by line. */
export function ConfirmationPage({ confirmation, already, ...context }: ConfirmationProps): VNode {
  const { texts, city } = context;
  const { t } = texts;
  const { id, billerCode, createdAt, lines, matched, unexpected } = confirmation;
  const title = t('disbursements.file.title', { biller: nameOf(city, billerCode), date: texts.dateTime(createdAt, city.timeZone) });
  const crumbs = [{ href: city.path(texts.language, '/staff/confirmations'), label: t('disbursements.list.title') }];
  return (
    <StaffPage {...context} title={title} path={`/staff/confirmations/${id}`} desk="confirmations" crumbs={crumbs}>
      {already && <Notice status>{t('disbursements.file.already')}</Notice>}
      <Piles texts={texts} confirmation={confirmation} />
      {lines.length === 0 ? <p>{t('disbursements.file.lines.none')}</p> : <Lines {...context} lines={lines} />}
      {lines.length < matched + unexpected && <p class="quiet">{t('disbursements.file.lines.some', { count: lines.length })}</p>}
    </StaffPage>
  );
}

function Lines({ texts, lines }: StaffContext & { lines: readonly ConfirmationLine[] }): VNode {
  const { t } = texts;
  return (
    <Table
      caption={t('disbursements.file.lines')}
      rows={lines}
      columns={[
        { head: t('disbursements.file.line'), number: true, cell: ({ lineNo }) => texts.number(lineNo) },
        {
          head: t('disbursements.file.outcome'),
          cell: ({ outcome }) => <Badge tone={outcome === 'paid' ? 'success' : 'warning'}>{t('disbursements.outcome', { outcome })}</Badge>,
        },
        { head: t('disbursements.file.amount'), number: true, cell: ({ amount }) => (amount ? texts.money(amount) : '–') },
        { head: t('disbursements.file.paid_on'), cell: ({ paidOn }) => (paidOn ? texts.date(paidOn) : '–') },
      ]}
    />
  );
}
