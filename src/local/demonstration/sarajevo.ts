import { exampleOf, type DemoCity } from './demo-city.js';
import { jmbg } from './national-ids.js';

/** Sizes of water bills: `utilities.json`; of heating bills: assumed. The file is as a program of the region writes it. */
export const sarajevo: DemoCity = {
  settings: {
    slug: 'sarajevo',
    names: { bs: 'Sarajevo', hr: 'Sarajevo', sr: 'Сарајево', en: 'Sarajevo' },
    country: 'BA',
    languages: ['bs', 'hr', 'sr', 'en'],
    status: 'open',
    accent: '#00695c',
    listing: 'banded',
    billers: [
      {
        code: 'water',
        name: 'KJKP Vodovod i kanalizacija',
        kind: 'water',
        subscriberPattern: '^[0-9]{4,12}$',
        billPattern: '^[A-Z0-9-]{4,24}$',
      },
      {
        code: 'heating',
        name: 'KJKP Toplane-Sarajevo',
        kind: 'heating',
        subscriberPattern: '^[0-9]{4,12}$',
        billPattern: '^[A-Z0-9-]{4,24}$',
      },
    ],
    packages: [
      { code: 'family', price: 6_000n, monthlyQuota: 40 },
      { code: 'pensioner', price: 4_000n, monthlyQuota: 40 },
    ],
    cashPart: 2_000n,
    moneyPaths: exampleOf({ bill: 'pool', package: 'pool', cash: 'pool' }),
    legalTexts: [
      {
        kind: 'receipt',
        language: 'bs',
        body: 'Prilog se uplaćuje gradu, koji ga koristi samo u ovu svrhu. Ono što preostane od izabranog ide za sljedeće račune, po objavljenom redoslijedu.',
      },
      {
        kind: 'receipt',
        language: 'hr',
        body: 'Prilog se uplaćuje gradu, koji ga koristi samo u ovu svrhu. Ono što preostane od odabranoga ide za sljedeće račune, prema objavljenom redoslijedu.',
      },
      {
        kind: 'receipt',
        language: 'sr',
        body: 'Прилог се уплаћује граду, који га користи само у ову сврху. Оно што преостане од изабраног иде за сљедеће рачуне, по објављеном редослиједу.',
      },
      {
        kind: 'receipt',
        language: 'en',
        body: 'The gift is paid to the city, which uses it for this purpose alone. What is left of what was chosen goes to the next bills, in the published order.',
      },
    ],
  },
  staff: ['Zora Primjer', 'Jasen Proba', 'Rosa Skica', 'Javor Izmišljaj', 'Luč Bajka', 'Vedra Mašta', 'Dunja Priča'],
  life: {
    seed: 19_840_208,
    people: {
      firstNames: ['Zora', 'Jasen', 'Rosa', 'Vedra', 'Sunčana', 'Javor'],
      surnames: ['Primjer', 'Proba', 'Bajka', 'Mašta', 'Skica'],
      nationalId: jmbg(17),
      households: 60,
    },
    districts: ['Stari Grad', 'Centar', 'Novo Sarajevo', 'Novi Grad'],
    files: {
      every: 10,
      bills: 24,
      sizes: [
        { biller: 'water', share: 0.6, low: 15, high: 45, account: (number) => String(30_000 + number * 37) },
        { biller: 'heating', share: 0.4, low: 40, high: 150, account: (number) => String(700_000 + number * 37) },
      ],
      issuedBefore: [3, 12],
      dueAfter: [15, 30],
      style: { delimiter: ';', decimal: ',', dates: 'dotted', encoding: 'windows-1250' },
    },
    supports: { every: 15, packages: 3, cash: [2, 3, 3, 5], households: 20 },
    gifts: { perDay: [0, 2], round: [500, 1_000, 2_000, 5_000], paidAfter: 4 },
  },
};
