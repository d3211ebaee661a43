import type { VNode } from 'preact';
import { isCurrency } from '../../kernel/currency.js';
import { Money } from '../../kernel/money.js';
import { dimensions, indicators, type Arrival, type Dimension, type Indicator, type ReportedValue } from '../../network/index.js';
import type { Texts } from '../../platform/texts/index.js';
import { Table } from '../shared/index.js';
import { CityName, nameOf } from './city-name.js';

export type Received = Extract<Arrival, { state: 'received' }>;

const names = Object.keys(indicators) as Indicator[];
const byKind = names.filter((name) => indicators[name].byKind);

/** Every city's totals, one line a city. */
export function CityFigures({ texts, received }: { texts: Texts; received: readonly Received[] }): VNode {
  const columns = names.map((indicator) => ({
    head: texts.t('secretariat.indicator', { indicator }),
    number: true,
    cell: ({ report }: Received) => <Cell texts={texts} values={report.values} indicator={indicator} dimension="" />,
  }));
  return (
    <Table
      caption={texts.t('secretariat.figures.totals')}
      rows={received}
      columns={[{ head: texts.t('secretariat.city'), cell: ({ member }) => <CityName texts={texts} member={member} /> }, ...columns]}
    />
  );
}

/** One city's figures by kind of bill. */
export function KindFigures({ texts, received: { member, report } }: { texts: Texts; received: Received }): VNode {
  const kinds = dimensions.filter((kind) => kind !== '' && report.values.some(({ dimension }) => dimension === kind));
  const columns = byKind.map((indicator) => ({
    head: texts.t('secretariat.indicator', { indicator }),
    number: true,
    cell: (kind: Dimension) => <Cell texts={texts} values={report.values} indicator={indicator} dimension={kind} />,
  }));
  return (
    <Table
      caption={texts.t('secretariat.figures.kinds', { city: nameOf(texts, member) })}
      rows={kinds}
      columns={[{ head: texts.t('secretariat.figures.kind'), cell: (kind) => texts.t('shared.kind.plural', { kind }) }, ...columns]}
    />
  );
}

interface CellProps {
  readonly texts: Texts;
  readonly values: readonly ReportedValue[];
  readonly indicator: Indicator;
  readonly dimension: Dimension;
}

/** A figure, one line a currency; "hidden" where the city hides it, a dash where nobody counted. Neither is zero. */
function Cell({ texts, values, indicator, dimension }: CellProps): VNode {
  const found = values.filter((each) => each.indicator === indicator && each.dimension === dimension);
  if (found.length === 0) return <span title={texts.t('secretariat.figures.missing')}>—</span>;
  return (
    <>
      {found.map((each) => (
        <div>{written(texts, each)}</div>
      ))}
    </>
  );
}

function written(texts: Texts, { indicator, currency, value }: ReportedValue): string {
  if (value === 'suppressed') return texts.t('secretariat.figures.hidden');
  if (indicators[indicator].unit === 'count' || !isCurrency(currency)) return texts.number(value);
  return texts.money(Money.of(BigInt(value), currency), true);
}
