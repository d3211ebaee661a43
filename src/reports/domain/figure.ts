/** What a city counts of its quarter, version 1. Amounts follow their count: where the one is hidden, so is the other. */
export const indicators = {
  bills_listed: { unit: 'count', byKind: true },
  bills_funded: { unit: 'count', byKind: true },
  bills_paid: { unit: 'count', byKind: true },
  donations: { unit: 'count', byKind: false },
  households_helped: { unit: 'count', byKind: false },
  amount_funded: { unit: 'money', byKind: true, follows: 'bills_funded' },
  amount_paid: { unit: 'money', byKind: true, follows: 'bills_paid' },
  amount_donated: { unit: 'money', byKind: false, follows: 'donations' },
} as const satisfies Record<string, { unit: 'count' | 'money'; byKind: boolean; follows?: string }>;

export type Indicator = keyof typeof indicators;

/** The side that counted, from what it may see. */
export type Side = 'giving' | 'receiving';

/** One sum. Money in minor units. */
export interface Figure {
  readonly indicator: Indicator;
  /** Kind of biller or of need; '' for the total. */
  readonly dimension: string;
  /** '' where a figure is about people and not about money. */
  readonly currency: string;
  readonly value: bigint;
}

/** A figure as anybody outside the city may see it. */
export interface PublishedFigure extends Omit<Figure, 'value'> {
  readonly value: bigint | 'suppressed';
}

export const cellOf = ({ indicator, dimension, currency }: Omit<Figure, 'value'>): string => [indicator, dimension, currency].join('/');

/** Adds up figures of one cell, and puts a total beside every split. */
export function withTotals(parts: readonly Figure[]): Figure[] {
  const cells = new Map<string, Figure>();
  const add = (figure: Figure): void => {
    const known = cells.get(cellOf(figure));
    cells.set(cellOf(figure), known ? { ...known, value: known.value + figure.value } : figure);
  };
  for (const part of parts) {
    add(part);
    if (part.dimension !== '') add({ ...part, dimension: '' });
  }
  return [...cells.values()];
}
