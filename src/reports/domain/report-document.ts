import type { City } from '../../cities/index.js';
import type { Quarter } from '../../kernel/quarter.js';
import { cellOf, type PublishedFigure } from './figure.js';

/** The kind of document a report is, in its JWS header. The hub knows it by the same word. */
export const reportType = 'pif-report+jws';
export const dataset = 'city-quarter';

/** Who this city is to the network: country and name, for names collide. */
export function memberIdOf({ country, slug }: Pick<City, 'country' | 'slug'>): string {
  return `${country.toLowerCase()}-${slug}`;
}

export interface ReportFacts {
  readonly city: City;
  readonly quarter: Quarter;
  readonly revision: number;
  /** SHA-256 of the revision before this one, and of the last report of the quarter before. */
  readonly previousRevision: string | null;
  readonly previousPeriod: string | null;
  readonly comment: string;
  readonly signedBy: string;
  readonly figures: readonly PublishedFigure[];
}

/** What is signed. Its cells come in one order, so that the same figures give the same bytes. */
export type ReportDocument = ReturnType<typeof reportDocument>;

export function reportDocument({ city, quarter, figures, ...facts }: ReportFacts) {
  const { revision, previousRevision, previousPeriod, comment, signedBy } = facts;
  const values = [...figures]
    .sort((a, b) => (cellOf(a) < cellOf(b) ? -1 : 1))
    .map(({ indicator, dimension, currency, value }) => ({ indicator, dimension, currency, value: written(value) }));
  return {
    version: 1,
    node: 'shared',
    city: memberIdOf(city),
    dataset,
    period: quarter as string,
    zone: city.timeZone,
    revision,
    previousRevision,
    previousPeriod,
    k: city.k,
    comment,
    signedBy,
    values,
  } as const;
}

/** Whole numbers beyond 2^53 are refused where the document is written. */
function written(value: PublishedFigure['value']): number | 'suppressed' {
  return value === 'suppressed' ? value : Number(value);
}
