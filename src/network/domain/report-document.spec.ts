import { assertSafeCells, readReport, type ReportDocument, type ReportedValue } from './report-document.js';

const figure = (change: Partial<ReportedValue>): ReportedValue => ({
  indicator: 'bills_paid',
  dimension: 'water',
  currency: 'TRY',
  value: 12,
  ...change,
});
const report = (change: Record<string, unknown> = {}): unknown => ({
  version: 1,
  node: 'shared',
  city: 'tr-istanbul',
  dataset: 'city-quarter',
  period: '2026-Q3',
  zone: 'Europe/Istanbul',
  revision: 1,
  previousRevision: null,
  previousPeriod: null,
  k: 5,
  comment: '',
  signedBy: 'Example Officer',
  values: [figure({})],
  ...change,
});
const withValues = (...values: ReportedValue[]): ReportDocument => readReport(report({ values }));

describe('a report', () => {
  it('is read when it follows the form', () => {
    expect(readReport(report())).toEqual(report());
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a list', []],
    ['one member too many', report({ household: 'a' })],
    ['one member too few', { ...(report() as object), k: undefined }],
    ['another version', report({ version: 2 })],
    ['a name for a city', report({ city: 'Varna' })],
    ['a period that is none', report({ period: '2026-Q5' })],
    ['revision zero', report({ revision: 0 })],
    ['a hash that is none', report({ previousRevision: 'abc' })],
    ['a fraction', report({ values: [figure({ value: 1.5 })] })],
    ['a negative figure', report({ values: [figure({ value: -1 })] })],
    ['a text for a figure', report({ values: [{ ...figure({}), value: '12' }] })],
    ['an indicator nobody knows', report({ values: [{ ...figure({}), indicator: 'names' }] })],
    ['a kind nobody knows', report({ values: [{ ...figure({}), dimension: 'telephone' }] })],
    ['a currency nobody knows', report({ values: [figure({ currency: 'TL' })] })],
    ['an amount without a currency', report({ values: [figure({ indicator: 'amount_paid', currency: '' })] })],
    ['households by kind', report({ values: [figure({ indicator: 'households_helped' })] })],
    ['one cell twice', report({ values: [figure({}), figure({ value: 13 })] })],
  ])('is refused: %s', (_what, document) => {
    expect(() => readReport(document)).toThrow('report_invalid');
  });
});

describe('a cell', () => {
  it.each([0, 5, 100, 'suppressed'] as const)('of %p is safe', (value) => {
    expect(() => {
      assertSafeCells(withValues(figure({ value })));
    }).not.toThrow();
  });

  it.each([1, 2, 3, 4])('of %p points at people', (value) => {
    expect(() => {
      assertSafeCells(withValues(figure({ value })));
    }).toThrow('report_unsafe_cell');
  });

  it('of 6 points at people where the city hides below 8', () => {
    expect(() => {
      assertSafeCells({ ...withValues(figure({ value: 6 })), k: 8 });
    }).toThrow('report_unsafe_cell');
  });

  it('shows no amount where its count is hidden', () => {
    const amount = figure({ indicator: 'amount_paid', value: 45_000 });
    expect(() => {
      assertSafeCells(withValues(figure({ value: 'suppressed' }), amount));
    }).toThrow('report_unsafe_cell');
    expect(() => {
      assertSafeCells(withValues(figure({ value: 7 }), amount));
    }).not.toThrow();
  });

  it('is unsafe where a city hides less than the network asks', () => {
    expect(() => {
      assertSafeCells({ ...withValues(figure({ value: 100 })), k: 3 });
    }).toThrow('report_unsafe_cell');
  });
});
