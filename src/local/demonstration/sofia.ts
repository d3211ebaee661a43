import { exampleOf, type DemoCity } from './demo-city.js';
import { egn } from './national-ids.js';

/** A bill can be given to until the day it is due, no longer. Sizes of bills: `utilities.json`. */
export const sofia: DemoCity = {
  settings: {
    slug: 'sofia',
    names: { bg: 'София', en: 'Sofia' },
    country: 'BG',
    languages: ['bg', 'en'],
    status: 'open',
    accent: '#7a3b8f',
    listing: 'banded',
    fundableDaysAfterDue: 0,
    billers: [
      { code: 'water', name: 'Софийска вода', kind: 'water', subscriberPattern: '^[0-9]{10}$', billPattern: '^[A-Z0-9-]{4,24}$' },
      { code: 'heating', name: 'Топлофикация София', kind: 'heating', subscriberPattern: '^22[0-9]{8}$', billPattern: '^[A-Z0-9-]{4,24}$' },
    ],
    cashPart: 2_500n,
    moneyPaths: exampleOf({ bill: 'direct', cash: 'trust' }),
    legalTexts: [
      {
        kind: 'receipt',
        language: 'bg',
        body: 'Дарението за сметка се плаща направо на дружеството. Дарението за парична подкрепа се пази по сметка на общината само за тази цел и отива изцяло за нея.',
      },
      {
        kind: 'receipt',
        language: 'en',
        body: 'A gift for a bill is paid to the utility itself. A gift for cash support is held in the city’s account for this purpose alone, and all of it goes there.',
      },
    ],
  },
  staff: ['Зора Пример', 'Явор Опит', 'Роса Скица', 'Искра Хрумване', 'Калин Приказка', 'Ведра Измислица', 'Бор Мечта'],
  life: {
    seed: 20_260_101,
    people: {
      firstNames: ['Зора', 'Явор', 'Роса', 'Калин', 'Ведра', 'Искра'],
      surnames: ['Пример', 'Опит', 'Приказка', 'Измислица', 'Скица'],
      nationalId: egn,
      households: 60,
    },
    districts: ['Сердика', 'Люлин', 'Младост', 'Надежда', 'Красна поляна'],
    files: {
      every: 10,
      bills: 24,
      sizes: [
        { biller: 'water', share: 0.55, low: 8, high: 30, account: (number) => String(1_000_000_000 + number * 37) },
        { biller: 'heating', share: 0.45, low: 35, high: 180, account: (number) => String(2_200_000_000 + number * 37) },
      ],
      issuedBefore: [1, 6],
      dueAfter: [18, 35],
      style: { delimiter: ';', decimal: ',', dates: 'dotted', encoding: 'windows-1251' },
    },
    supports: { every: 15, packages: 0, cash: [1, 2, 2, 3, 4], households: 20 },
    gifts: { perDay: [0, 2], round: [300, 500, 1_000, 2_500], paidAfter: 4 },
  },
};
