import type { VNode } from 'preact';
import type { Quarter } from '../../kernel/quarter.js';
import type { Arrival, QuarterView } from '../../network/index.js';
import type { Texts } from '../../platform/texts/index.js';
import { Badge, Chips, Table } from '../shared/index.js';
import { CityName, nameOf } from './city-name.js';
import { CityFigures, KindFigures, type Received } from './figures.js';
import { pathOf, SecretariatPage, type SecretariatContext } from './secretariat-page.js';

/** One quarter: whose report is here, and what the cities reported, each in its own currency. No ranking. */
export function QuarterPage({ view, ...context }: SecretariatContext & { view: QuarterView }): VNode {
  const { texts } = context;
  const { t } = texts;
  const title = quarterName(texts, view.quarter);
  const arrivals = [...view.arrivals].sort((a, b) => texts.compare(nameOf(texts, a.member), nameOf(texts, b.member)));
  const received = arrivals.filter((arrival): arrival is Received => arrival.state === 'received');
  return (
    <SecretariatPage {...context} title={title} path={`/quarter?quarter=${view.quarter}`} desk="quarter">
      <p class="lead">{t('secretariat.quarter.lead', { date: texts.date(view.dueOn) })}</p>
      <Chips
        label={t('secretariat.quarter.choose')}
        chips={view.quarters.map((each) => ({
          href: pathOf(texts.language, `/quarter?quarter=${each}`),
          label: quarterName(texts, each),
          current: each === view.quarter,
        }))}
      />
      {arrivals.length === 0 ? <p>{t('secretariat.reports.none')}</p> : <Arrivals texts={texts} arrivals={arrivals} />}
      {received.length > 0 && (
        <section class="stack">
          <h2>{t('secretariat.figures.title')}</h2>
          <p class="measure">{t('secretariat.figures.hidden.note')}</p>
          <CityFigures texts={texts} received={received} />
          {received.map((each) => (
            <KindFigures texts={texts} received={each} />
          ))}
        </section>
      )}
    </SecretariatPage>
  );
}

function quarterName(texts: Texts, quarter: Quarter): string {
  return texts.t('secretariat.quarter.name', { number: quarter.slice(6), year: quarter.slice(0, 4) });
}

function Arrivals({ texts, arrivals }: { texts: Texts; arrivals: readonly Arrival[] }): VNode {
  const { t } = texts;
  return (
    <Table
      caption={t('secretariat.reports.title')}
      rows={arrivals}
      columns={[
        { head: t('secretariat.city'), cell: ({ member }) => <CityName texts={texts} member={member} /> },
        { head: t('secretariat.reports.state'), cell: (arrival) => <ArrivalBadge texts={texts} arrival={arrival} /> },
        {
          head: t('secretariat.reports.received'),
          cell: (arrival) => (arrival.state === 'received' ? texts.date(arrival.receivedOn) : '—'),
        },
        {
          head: t('secretariat.reports.revision'),
          number: true,
          cell: (arrival) => (arrival.state === 'received' ? texts.number(arrival.report.revision) : '—'),
        },
        { head: t('secretariat.reports.signed_by'), cell: (arrival) => (arrival.state === 'received' ? arrival.report.signedBy : '—') },
        { head: t('secretariat.reports.comment'), cell: (arrival) => (arrival.state === 'received' && arrival.report.comment) || '—' },
      ]}
    />
  );
}

function ArrivalBadge({ texts, arrival }: { texts: Texts; arrival: Arrival }): VNode {
  const { t } = texts;
  switch (arrival.state) {
    case 'received':
      return arrival.late ? (
        <Badge tone="warning">{t('secretariat.reports.late')}</Badge>
      ) : (
        <Badge tone="success">{t('secretariat.reports.here')}</Badge>
      );
    case 'expected':
      return <Badge>{t('secretariat.reports.expected')}</Badge>;
    case 'overdue':
      return <Badge tone="warning">{t('secretariat.reports.overdue')}</Badge>;
  }
}
