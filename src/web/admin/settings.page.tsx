import type { VNode } from 'preact';
import { examplePermit, needKinds, type City } from '../../cities/index.js';
import type { LocalDate } from '../../kernel/local-date.js';
import { languageName, type Texts } from '../../platform/texts/index.js';
import {
  Badge,
  Card,
  ErrorSummary,
  Facts,
  type FormErrors,
  Notice,
  StaffPage,
  Table,
  themeContrast,
  type StaffContext,
} from '../shared/index.js';
import { WidgetForm } from './widget-form.js';

interface SettingsProps extends StaffContext {
  readonly city: City;
  readonly today: LocalDate;
  readonly done?: 'sites' | undefined;
  /** The sites that came back, as they were typed. */
  readonly typed?: string;
  readonly errors?: FormErrors;
}

/** What the city decided, to read; and which sites may show its widget, to change. */
export function SettingsPage({ today, done, typed, errors, ...context }: SettingsProps): VNode {
  const { texts, city } = context;
  const { t } = texts;
  return (
    <StaffPage {...context} title={t('admin.city.title')} path="/staff/city" desk="city" lead={t('admin.city.lead')}>
      <ErrorSummary texts={texts} errors={errors} />
      {done && (
        <Notice tone="success" status>
          {t('admin.widget.done')}
        </Notice>
      )}
      <div class="two">
        <Card class="stack">
          <h2>{t('admin.city.facts')}</h2>
          <Facts facts={cityFacts(texts, city)} />
        </Card>
        <Card class="stack">
          <h2>{t('admin.limits.title')}</h2>
          <Facts facts={limitFacts(texts, city)} />
        </Card>
      </div>
      <Permits texts={texts} city={city} today={today} />
      <Billers texts={texts} city={city} />
      <WidgetForm {...context} typed={typed} errors={errors} />
    </StaffPage>
  );
}

function cityFacts(texts: Texts, city: City): [string, VNode | string][] {
  const { t } = texts;
  const currency = city.currencies.map(({ currency, validFrom }) =>
    t('admin.city.currency.since', { currency, date: texts.date(validFrom) }),
  );
  const ratio = texts.number(Math.floor(themeContrast(city.theme.accent) * 10) / 10);
  return [
    [t('admin.city.address'), <span class="mono">{city.path(texts.language, '')}</span>],
    [t('admin.city.country'), city.country],
    [t('admin.city.currency'), currency.join(' · ')],
    [t('admin.city.languages'), city.languages.map(languageName).join(', ')],
    [t('admin.city.time_zone'), city.timeZone],
    [t('admin.city.status'), t('admin.city.status.value', { status: city.status })],
    [t('admin.city.listing'), t('admin.city.listing.value', { listing: city.listing })],
    [t('admin.city.k'), texts.number(city.k)],
    [t('admin.city.widget'), city.widgetHosts.join(', ') || t('admin.city.widget.none')],
    [
      t('admin.city.theme'),
      <>
        <span class="swatch" aria-hidden="true" /> {t('admin.city.theme.contrast', { hex: city.theme.accent, ratio })}
      </>,
    ],
  ];
}

function limitFacts(texts: Texts, { limits }: City): [string, string][] {
  const { t } = texts;
  return [
    [t('admin.limits.min_gift'), texts.money(limits.minGift)],
    [t('admin.limits.max_gift'), texts.money(limits.maxGift)],
    [t('admin.limits.max_bill'), texts.money(limits.maxBill)],
    [t('admin.limits.household'), texts.number(limits.billsPerHousehold)],
    [t('admin.limits.reservation'), t('admin.limits.reservation.value', { minutes: limits.reservationMinutes })],
    [t('admin.limits.after_due'), t('admin.limits.after_due.value', { days: limits.fundableDaysAfterDue })],
  ];
}

function Permits({ texts, city, today }: { texts: Texts; city: City; today: LocalDate }): VNode {
  const { t } = texts;
  const rows = needKinds.flatMap((kind) => {
    const permit = city.permits[kind];
    return permit ? [{ kind, ...permit, valid: permit.from <= today && today <= permit.until }] : [];
  });
  if (rows.length === 0) return <p>{t('admin.paths.none')}</p>;
  return (
    <Table
      caption={t('admin.paths.title')}
      rows={rows}
      columns={[
        { head: t('admin.paths.kind'), cell: ({ kind }) => t('admin.paths.kind.value', { kind }) },
        { head: t('admin.paths.path'), cell: ({ path }) => t('admin.paths.path.value', { path }) },
        { head: t('admin.paths.permit'), cell: ({ permit }) => (permit === examplePermit ? t('admin.paths.permit.example') : permit) },
        { head: t('admin.paths.from'), cell: ({ from }) => texts.date(from) },
        {
          head: t('admin.paths.until'),
          cell: ({ until, valid }) => <Badge tone={valid ? 'success' : 'warning'}>{texts.date(until)}</Badge>,
        },
      ]}
    />
  );
}

function Billers({ texts, city }: { texts: Texts; city: City }): VNode {
  const { t } = texts;
  if (city.billers.length === 0) return <p>{t('admin.billers.none')}</p>;
  return (
    <Table
      caption={t('admin.billers.title')}
      rows={city.billers}
      columns={[
        { head: t('admin.billers.code'), cell: ({ code }) => <span class="mono">{code}</span> },
        { head: t('admin.billers.name'), cell: ({ name }) => name },
        { head: t('admin.billers.kind'), cell: ({ kind }) => t('shared.kind', { kind }) },
        { head: t('admin.billers.account'), cell: ({ subscriberPattern }) => <span class="mono">{subscriberPattern}</span> },
        { head: t('admin.billers.bill'), cell: ({ billPattern }) => <span class="mono">{billPattern}</span> },
      ]}
    />
  );
}
