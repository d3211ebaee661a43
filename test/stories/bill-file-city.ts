import type { NewCity } from '../../src/cities/new-city.js';

export const permits = { permit: 'Example permit', permitFrom: '2020-01-01', permitUntil: '2030-12-31' };

/** Istanbul as the demonstration has it; a test names what is different. */
export const exampleCity: NewCity = {
  slug: 'istanbul',
  names: { tr: 'İstanbul', en: 'Istanbul' },
  country: 'TR',
  languages: ['tr', 'en'],
  status: 'open',
  listing: 'exact',
  maxBill: 5_000_000n,
  billsPerHousehold: 4,
  fundableDaysAfterDue: 365,
  billers: [
    { code: 'water', name: 'İSKİ', kind: 'water', subscriberPattern: '^[0-9]{5,10}$', billPattern: '^[A-Z0-9-]{4,24}$' },
    { code: 'gas', name: 'İGDAŞ', kind: 'gas', subscriberPattern: '^[0-9]{5,12}$', billPattern: '^[A-Z0-9-]{4,24}$' },
  ],
  moneyPaths: [{ needKind: 'bill', path: 'direct', ...permits }],
};
