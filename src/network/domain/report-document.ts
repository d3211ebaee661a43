import { isCurrency } from '../../kernel/currency.js';
import { isQuarter, type Quarter } from '../../kernel/quarter.js';
import { Refusal } from '../../kernel/refusal.js';
import { dimensions, indicators, smallestK, type Dimension, type Indicator } from './indicators.js';
import { isMemberId, type MemberId } from './member-id.js';

/** One figure. `suppressed` is not zero, and a figure that is not there is neither. Amounts are minor units. */
export interface ReportedValue {
  readonly indicator: Indicator;
  readonly dimension: Dimension;
  readonly currency: string;
  readonly value: number | 'suppressed';
}

/** A city's quarter, as it was signed. */
export interface ReportDocument {
  readonly version: 1;
  readonly node: string;
  readonly city: MemberId;
  readonly dataset: 'city-quarter';
  readonly period: Quarter;
  readonly zone: string;
  readonly revision: number;
  readonly previousRevision: string | null;
  readonly previousPeriod: string | null;
  readonly k: number;
  readonly comment: string;
  readonly signedBy: string;
  readonly values: readonly ReportedValue[];
}

type Check = (value: unknown) => boolean;
const text: Check = (value) => typeof value === 'string' && value.length <= 2000;
const hash: Check = (value) => value === null || (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value));
const whole = (value: unknown, least: number): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= least;

const members: Readonly<Record<keyof ReportDocument, Check>> = {
  version: (value) => value === 1,
  node: text,
  city: isMemberId,
  dataset: (value) => value === 'city-quarter',
  period: isQuarter,
  zone: text,
  revision: (value) => whole(value, 1) && value <= 999,
  previousRevision: hash,
  previousPeriod: hash,
  k: (value) => whole(value, 1),
  comment: text,
  signedBy: text,
  values: (value) => Array.isArray(value) && value.length <= 500 && value.every(isReportedValue) && !hasDoubles(value),
};

const cell: Readonly<Record<keyof ReportedValue, Check>> = {
  indicator: (value) => typeof value === 'string' && Object.hasOwn(indicators, value),
  dimension: (value) => (dimensions as readonly unknown[]).includes(value),
  currency: (value) => value === '' || isCurrency(value),
  value: (value) => value === 'suppressed' || whole(value, 0),
};

/** Exactly these members, each as it should be: nothing more, nothing less. */
function hasShape(value: unknown, shape: Readonly<Record<string, Check>>): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const given = value as Record<string, unknown>;
  return Object.keys(given).length === Object.keys(shape).length && Object.entries(shape).every(([key, check]) => check(given[key]));
}

function isReportedValue(value: unknown): value is ReportedValue {
  if (!hasShape(value, cell)) return false;
  const { indicator, dimension, currency } = value as ReportedValue;
  const { unit, byKind } = indicators[indicator];
  return (byKind || dimension === '') && (unit === 'count' || currency !== '');
}

const place = ({ indicator, dimension, currency }: Omit<ReportedValue, 'value'>): string => [indicator, dimension, currency].join('/');

function hasDoubles(values: readonly ReportedValue[]): boolean {
  return new Set(values.map(place)).size !== values.length;
}

/** Reads a signed document strictly. @throws Refusal report_invalid */
export function readReport(document: unknown): ReportDocument {
  if (!hasShape(document, members)) throw new Refusal('report_invalid');
  return document as ReportDocument;
}

/**
 * A count of 1…k−1 points at people, and so does an amount beside a hidden count.
 * @throws Refusal report_unsafe_cell
 */
export function assertSafeCells({ k, values }: ReportDocument): void {
  const hidden = new Set(values.filter(({ value }) => value === 'suppressed').map(place));
  const unsafe = values.some((figure) => {
    if (figure.value === 'suppressed') return false;
    const about = indicators[figure.indicator];
    if (about.unit === 'count') return figure.value > 0 && figure.value < k;
    return hidden.has(place({ ...figure, indicator: about.follows }));
  });
  if (k < smallestK || unsafe) throw new Refusal('report_unsafe_cell');
}
