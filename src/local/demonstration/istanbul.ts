import { exampleOf, type DemoCity } from './demo-city.js';
import { tckn } from './national-ids.js';

/** Single bills are shown and paid to the utility itself; packages and cash support go through the city's trust account. */
export const istanbul: DemoCity = {
  settings: {
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
      { code: 'water', name: 'İSKİ', kind: 'water', subscriberPattern: '^[0-9]{5,10}$', billPattern: '^[A-Z0-9-]{4,24}$' },
      { code: 'gas', name: 'İGDAŞ', kind: 'gas', subscriberPattern: '^[0-9]{5,12}$', billPattern: '^[A-Z0-9-]{4,24}$' },
    ],
    packages: [
      { code: 'transport', price: 75_000n, monthlyQuota: 60 },
      { code: 'education', price: 100_000n, monthlyQuota: 60 },
      { code: 'mother-baby', price: 120_000n, monthlyQuota: 40 },
      { code: 'pensioner', price: 125_000n, monthlyQuota: 40 },
      { code: 'family', price: 150_000n, monthlyQuota: 80 },
      { code: 'home', price: 200_000n, monthlyQuota: 20 },
    ],
    cashPart: 50_000n,
    moneyPaths: exampleOf({ bill: 'direct', package: 'trust', cash: 'trust' }),
    legalTexts: [
      {
        kind: 'receipt',
        language: 'tr',
        body: 'Fatura için yapılan bağış doğrudan fatura kuruluşuna ödenir. Destek paketi ve nakit destek için yapılan bağış, şehrin yalnızca bu işe ayrılmış hesabında durur ve tamamı oraya gider.',
      },
      {
        kind: 'receipt',
        language: 'en',
        body: 'A gift for a bill is paid to the utility itself. A gift for a support package or for cash support is held in the city’s account for this purpose alone, and all of it goes there.',
      },
    ],
  },
  staff: ['Irmak Örnek', 'Bulut Deneme', 'Güneş Taslak', 'Rüzgâr Hayali', 'Toprak Kurgu', 'Deniz Masal', 'Çınar Düş'],
  life: {
    seed: 20_200_504,
    people: {
      firstNames: ['Deniz', 'Toprak', 'Yağmur', 'Bulut', 'Irmak', 'Güneş', 'Rüzgâr', 'Umut'],
      surnames: ['Örnek', 'Deneme', 'Masal', 'Kurgu', 'Hayali', 'Taslak'],
      nationalId: tckn,
      households: 160,
    },
    districts: ['Fatih', 'Kadıköy', 'Esenler', 'Üsküdar', 'Bağcılar', 'Sultangazi'],
    files: {
      every: 7,
      bills: 42,
      sizes: [
        { biller: 'water', share: 0.55, low: 400, high: 1_600, account: (number) => String(1_000_000 + number * 37) },
        { biller: 'gas', share: 0.45, low: 200, high: 2_500, account: (number) => String(2_000_000 + number * 37) },
      ],
      issuedBefore: [12, 30],
      dueAfter: [15, 40],
      style: { delimiter: ',', decimal: '.', dates: 'iso', encoding: 'utf8' },
    },
    supports: { every: 15, packages: 2, cash: [1, 2, 2, 3, 4], households: 40 },
    gifts: { perDay: [2, 4], round: [5_000, 10_000, 20_000, 25_000], paidAfter: 4 },
  },
};
