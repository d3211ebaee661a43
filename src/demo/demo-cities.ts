import { examplePermit, type NewCity } from '../cities/index.js';

/** The dates of every example permit: around the demonstration, whenever it runs. */
const permitFrom = '2026-01-01';
const permitUntil = '2029-12-31';
const permit = examplePermit;

/** What the city adds: that a receipt is no tax document stands on every receipt. */
const receipts = {
  tr: 'Bağış doğrudan fatura kuruluşuna ödenir.',
  en: 'The gift is paid to the utility itself.',
};

/**
 * The cities of the demonstration: real names and billers, example settings. Billers and the shapes of their account numbers: the
 * utilities' public pages as far as they say so; where none is published the pattern is wide (see docs/decisions/0006).
 */
export const demoCities: readonly NewCity[] = [
  {
    slug: 'istanbul',
    names: { tr: 'İstanbul', en: 'Istanbul' },
    country: 'TR',
    hosts: ['istanbul.localhost'],
    languages: ['tr', 'en'],
    status: 'open',
    accent: '#0b5fa5',
    listing: 'exact',
    minGift: 1_000n,
    maxGift: 10_000_000n,
    maxBill: 5_000_000n,
    billsPerHousehold: 4,
    reservationMinutes: 40,
    fundableDaysAfterDue: 365,
    billers: [
      { code: 'water', name: 'İSKİ', kind: 'water', accountPattern: '^[0-9]{5,10}$', billPattern: '^[A-Z0-9-]{4,24}$' },
      { code: 'gas', name: 'İGDAŞ', kind: 'gas', accountPattern: '^[0-9]{5,12}$', billPattern: '^[A-Z0-9-]{4,24}$' },
    ],
    moneyPaths: [{ needKind: 'bill', path: 'direct', permit, permitFrom, permitUntil }],
    legalTexts: [
      { kind: 'receipt', language: 'tr', body: receipts.tr },
      { kind: 'receipt', language: 'en', body: receipts.en },
    ],
  },
  {
    slug: 'sarajevo',
    names: { bs: 'Sarajevo', hr: 'Sarajevo', sr: 'Сарајево', en: 'Sarajevo' },
    country: 'BA',
    languages: ['bs', 'hr', 'sr', 'en'],
    accent: '#00695c',
    billers: [
      {
        code: 'water',
        name: 'KJKP Vodovod i kanalizacija',
        kind: 'water',
        accountPattern: '^[0-9]{4,12}$',
        billPattern: '^[A-Z0-9-]{4,24}$',
      },
      {
        code: 'heating',
        name: 'KJKP Toplane-Sarajevo',
        kind: 'heating',
        accountPattern: '^[0-9]{4,12}$',
        billPattern: '^[A-Z0-9-]{4,24}$',
      },
    ],
    moneyPaths: [{ needKind: 'bill', path: 'pool', permit, permitFrom, permitUntil }],
  },
  {
    slug: 'sofia',
    names: { bg: 'София', en: 'Sofia' },
    country: 'BG',
    languages: ['bg', 'en'],
    accent: '#7a3b8f',
    fundableDaysAfterDue: 0,
    billers: [
      { code: 'water', name: 'Софийска вода', kind: 'water', accountPattern: '^[0-9]{10}$', billPattern: '^[A-Z0-9-]{4,24}$' },
      { code: 'heating', name: 'Топлофикация София', kind: 'heating', accountPattern: '^22[0-9]{8}$', billPattern: '^[A-Z0-9-]{4,24}$' },
    ],
    moneyPaths: [
      { needKind: 'bill', path: 'direct', permit, permitFrom, permitUntil },
      { needKind: 'cash', path: 'trust', permit, permitFrom, permitUntil },
    ],
  },
  {
    slug: 'kotor',
    names: { cnr: 'Kotor', en: 'Kotor' },
    country: 'ME',
    languages: ['cnr', 'en'],
    accent: '#8a4b08',
    billers: [
      {
        code: 'water',
        name: 'Vodovod i kanalizacija Kotor',
        kind: 'water',
        accountPattern: '^[0-9]{4,12}$',
        billPattern: '^[A-Z0-9-]{4,24}$',
      },
    ],
    moneyPaths: [{ needKind: 'bill', path: 'pool', permit, permitFrom, permitUntil }],
  },
];
