import type { VNode } from 'preact';
import { type City, needKinds } from '../../../cities/index.js';
import type { OpenDays, Tally, Waits } from '../../../needs/index.js';
import type { Texts } from '../../../platform/texts/index.js';
import type { ThanksWeek } from '../../../reports/index.js';
import { ButtonLink, KeyFigure, KeyFigures, Notice, Table } from '../../shared/index.js';
import { DayChart } from './day-chart.js';
import { lastAsOf, lastOfMonths } from '../domain/last-of-month.js';
import { DonorLayout } from '../layout/donor-layout.js';
import { HouseholdThanks } from '../layout/household-thanks.js';
import { publicWaiting } from '../layout/live-tally.js';
import { permitName } from './permit-name.js';
import type { CityView } from '../layout/view.js';

interface Props {
  readonly view: CityView;
  readonly tally: Tally;
  readonly days: OpenDays;
  readonly waits: Waits | undefined;
  readonly thanks: ThanksWeek | undefined;
}

/** A city's open page: what was given and paid, how long needs wait, in what order, who holds the money, and what nobody here knows. */
export function TransparencyPage(props: Props): VNode {
  const { view, tally, days, thanks } = props;
  const { city, language, texts } = view;
  const { t } = texts;
  // By the days, never live: the hour of a single confirmation could tell a donor whose bill it was.
  const paid = days.paid.at(-1)?.count;
  const waiting = publicWaiting(city, tally);
  return (
    <DonorLayout view={view} title={t('transparency.title')} here="/transparency">
      <div class="stack stack--xl">
        <div class="stack">
          <h1>{t('transparency.title')}</h1>
          <p class="lead">{t('transparency.lead', { city: city.name(language) })}</p>
        </div>
        <KeyFigures>
          <KeyFigure value={texts.money(tally.amount, true)} label={t('transparency.given')} />
          <KeyFigure value={texts.number(tally.bills + tally.supports)} label={t('transparency.filled')} />
          <KeyFigure value={paid === undefined ? '–' : texts.number(paid)} label={t('transparency.paid')} />
          <KeyFigure
            value={waiting === undefined ? '–' : texts.number(waiting)}
            label={t(city.listing === 'banded' ? 'transparency.waiting.least' : 'transparency.waiting')}
          />
        </KeyFigures>
        <Days {...props} />
        <Order {...props} />
        <Money view={view} />
        {thanks && <HouseholdThanks texts={texts} thanks={thanks} />}
        <section class="stack">
          <h2>{t('transparency.unknown')}</h2>
          <ul class="prose">
            <li>{t('transparency.unknown.donor')}</li>
            <li>{t('transparency.unknown.household')}</li>
            <li>{t('transparency.unknown.link')}</li>
            <li>{t('transparency.unknown.small', { k: city.k })}</li>
          </ul>
        </section>
      </div>
    </DonorLayout>
  );
}

function Days({ view, days: { filled, paid } }: Props): VNode {
  const { city, language, texts } = view;
  const { t } = texts;
  const [first] = filled;
  const last = filled.at(-1);
  if (!first || !last || filled.length < 2) return <Notice tone="info">{t('transparency.too_few', { k: city.k })}</Notice>;
  const axis = { from: texts.date(first.day), until: texts.date(last.day) };
  const counts = (points: readonly { day: typeof first.day; count: bigint }[]) =>
    points.map(({ day, count }) => ({ day, value: Number(count) }));
  return (
    <section class="stack">
      <h2>{t('transparency.days')}</h2>
      <p class="quiet">{t('transparency.days.text', { k: city.k })}</p>
      <div class="two">
        <div class="stack stack--s">
          <h3>{t('transparency.chart.amount')}</h3>
          <DayChart
            label={t('transparency.chart.amount')}
            // A picture's height: the exact amounts stand in the table.
            lines={[{ tone: 'accent', points: filled.map(({ day, amount }) => ({ day, value: Number(amount.toDecimal()) })) }]}
            top={texts.money(last.amount, true)}
            {...axis}
          />
        </div>
        <div class="stack stack--s">
          <h3>{t('transparency.chart.counts')}</h3>
          <DayChart
            label={t('transparency.chart.counts')}
            lines={[
              { tone: 'accent', points: counts(filled) },
              ...(paid.length > 1 ? [{ tone: 'second' as const, points: counts(paid) }] : []),
            ]}
            top={texts.number(last.count)}
            {...axis}
          />
          <p class="legend small">
            <span class="legend__mark legend__mark--accent" /> {t('transparency.filled')} <span class="legend__mark legend__mark--second" />{' '}
            {t('transparency.paid')}
          </p>
        </div>
      </div>
      <Table
        caption={t('transparency.table')}
        columns={[
          { head: t('transparency.until'), cell: ({ day }) => texts.date(day) },
          { head: t('transparency.filled'), cell: ({ count }) => texts.number(count), number: true },
          { head: t('transparency.given'), cell: ({ amount }) => texts.money(amount), number: true },
          { head: t('transparency.paid'), cell: ({ day }) => texts.number(lastAsOf(paid, day)?.count ?? 0n), number: true },
        ]}
        rows={lastOfMonths(filled)}
      />
      <div class="row">
        <ButtonLink variant="secondary" href={city.path(language, '/transparency.csv')}>
          {t('transparency.csv')}
        </ButtonLink>
      </div>
    </section>
  );
}

function Order({ view: { city, texts }, waits }: Props): VNode {
  const { t } = texts;
  return (
    <section class="stack">
      <h2>{t('transparency.order')}</h2>
      <p>{t('transparency.order.text')}</p>
      <p>{t(city.listing === 'exact' ? 'transparency.order.exact' : 'transparency.order.banded', { k: city.k })}</p>
      <p>{waitsText(city, texts, waits)}</p>
    </section>
  );
}

function waitsText({ k }: City, { t, date }: Texts, waits: Waits | undefined): string {
  if (!waits) return t('transparency.waits.none', { k });
  const { half, most } = waits;
  const from = date(waits.month);
  return most === undefined ? t('transparency.waits.half', { from, half }) : t('transparency.waits', { from, half, most });
}

function Money({ view: { city, texts } }: Pick<Props, 'view'>): VNode | null {
  const { t } = texts;
  const rows = needKinds.flatMap((kind) => {
    const permit = city.permits[kind];
    return permit ? [{ kind, ...permit }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <section class="stack">
      <h2>{t('transparency.money')}</h2>
      <p>{t('transparency.money.text')}</p>
      <Table
        caption={t('transparency.money')}
        columns={[
          { head: t('transparency.money.kind'), cell: ({ kind }) => t('transparency.kind', { kind }) },
          { head: t('transparency.money.path'), cell: ({ path }) => t('transparency.path', { path }) },
          { head: t('transparency.money.permit'), cell: ({ permit }) => permitName(texts, permit) },
          { head: t('transparency.money.until'), cell: ({ until }) => texts.date(until) },
        ]}
        rows={rows}
      />
    </section>
  );
}
