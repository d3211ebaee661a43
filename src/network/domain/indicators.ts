/** What the hub understands of a city's quarter, version 1. A node has its own copy: the two are released apart, a contract test compares them. */
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

/** Kinds of biller and of need that a figure may be split by; '' is the total. */
export const dimensions = ['', 'water', 'gas', 'electricity', 'heating', 'waste', 'package', 'cash'] as const;
export type Dimension = (typeof dimensions)[number];

/** No city may hide less than this network-wide floor asks: smaller groups point at people. */
export const smallestK = 5;
