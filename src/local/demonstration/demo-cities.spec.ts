import { demoCities } from './demo-cities.js';

it('the demonstration is four open cities as they were ordered: currency, languages, listing, money paths, limits', () => {
  const paths = (of: (typeof demoCities)[number]) =>
    Object.fromEntries((of.moneyPaths ?? []).map(({ needKind, path }) => [needKind, path]));
  expect(
    demoCities.map((of) => [
      of.slug,
      of.status,
      of.country,
      of.listing,
      (of.languages ?? []).join(' '),
      paths(of),
      of.fundableDaysAfterDue,
    ]),
  ).toEqual([
    ['istanbul', 'open', 'TR', 'exact', 'tr en', { bill: 'direct', package: 'trust', cash: 'trust' }, 365],
    ['sarajevo', 'open', 'BA', 'banded', 'bs hr sr en', { bill: 'pool', package: 'pool', cash: 'pool' }, undefined],
    ['sofia', 'open', 'BG', 'banded', 'bg en', { bill: 'direct', cash: 'trust' }, 0],
    ['kotor', 'open', 'ME', 'banded', 'cnr en', { bill: 'pool' }, undefined],
  ]);
  expect(demoCities[0]).toMatchObject({ maxBill: 5_000_000n, billsPerHousehold: 4, cashPart: 50_000n });
  expect((demoCities[0]?.packages ?? []).map(({ code }) => code).sort()).toEqual([
    'education',
    'family',
    'home',
    'mother-baby',
    'pensioner',
    'transport',
  ]);
  // What stands on a receipt is there in each of the city's languages, in its own script.
  for (const { slug, languages = [], legalTexts = [] } of demoCities) {
    const receipts = legalTexts.filter(({ kind }) => kind === 'receipt');
    expect([slug, receipts.map(({ language }) => language)]).toEqual([slug, languages]);
    for (const { language, body } of receipts)
      expect([language, /\p{Script=Cyrillic}/u.test(body)]).toEqual([language, ['sr', 'bg'].includes(language)]);
  }
});
