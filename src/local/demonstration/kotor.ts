import { exampleOf, type DemoCity } from './demo-city.js';
import { jmbg } from './national-ids.js';

/** A small city: so few bills that a class is public on some days and on others none, while gifts for the next bills are always taken. */
export const kotor: DemoCity = {
  settings: {
    slug: 'kotor',
    names: { cnr: 'Kotor', en: 'Kotor' },
    country: 'ME',
    languages: ['cnr', 'en'],
    status: 'open',
    accent: '#8a4b08',
    listing: 'banded',
    billers: [
      {
        code: 'water',
        name: 'Vodovod i kanalizacija Kotor',
        kind: 'water',
        subscriberPattern: '^[0-9]{4,12}$',
        billPattern: '^[A-Z0-9-]{4,24}$',
      },
    ],
    moneyPaths: exampleOf({ bill: 'pool' }),
    legalTexts: [
      {
        kind: 'receipt',
        language: 'cnr',
        body: 'Prilog se uplaćuje gradu, koji ga koristi samo u ovu svrhu. Ono što preostane od izabranog ide za sljedeće račune, po objavljenom redosljedu.',
      },
      {
        kind: 'receipt',
        language: 'en',
        body: 'The gift is paid to the city, which uses it for this purpose alone. What is left of what was chosen goes to the next bills, in the published order.',
      },
    ],
  },
  staff: ['Zora Primjer', 'Javor Proba', 'Rosa Skica', 'Jasen Izmišljaj', 'Vedra Bajka', 'Luča Mašta', 'Dunja Priča'],
  life: {
    seed: 19_790_415,
    people: {
      firstNames: ['Zora', 'Javor', 'Rosa', 'Vedra', 'Luča'],
      surnames: ['Primjer', 'Proba', 'Bajka', 'Mašta', 'Skica'],
      nationalId: jmbg(21),
      households: 20,
    },
    districts: ['Stari grad', 'Dobrota', 'Risan'],
    files: {
      every: 15,
      bills: 9,
      sizes: [{ biller: 'water', share: 1, low: 10, high: 35, account: (number) => String(4_000 + number * 37) }],
      issuedBefore: [2, 8],
      dueAfter: [15, 25],
      style: { delimiter: ';', decimal: ',', dates: 'dotted', encoding: 'windows-1250' },
    },
    supports: { every: 90, packages: 0, cash: [], households: 1 },
    gifts: { perDay: [0, 1], round: [300, 500, 1_000, 2_000], paidAfter: 4 },
  },
};
