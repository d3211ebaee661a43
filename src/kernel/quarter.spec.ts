import { localDate } from './local-date.js';
import { firstDay, instantsOf, isQuarter, lastDay, nextQuarter, previousQuarter, quarter, quarterOf, reportDueOn } from './quarter.js';

describe('a quarter', () => {
  it.each([
    ['2026-01-01', '2026-Q1'],
    ['2026-03-31', '2026-Q1'],
    ['2026-04-01', '2026-Q2'],
    ['2026-09-30', '2026-Q3'],
    ['2026-12-31', '2026-Q4'],
  ])('%s lies in %s', (day, expected) => {
    expect(quarterOf(localDate(day))).toBe(expected);
  });

  it('has its first day, its last day and the day its report is due', () => {
    expect([firstDay(quarter('2026-Q4')), lastDay(quarter('2026-Q4')), reportDueOn(quarter('2026-Q4'))]).toEqual([
      '2026-10-01',
      '2026-12-31',
      '2027-01-20',
    ]);
  });

  it('follows and precedes over the turn of the year', () => {
    expect(nextQuarter(quarter('2026-Q4'))).toBe('2027-Q1');
    expect(previousQuarter(quarter('2026-Q1'))).toBe('2025-Q4');
  });

  it("begins at the city's own midnight, summer time or not", () => {
    expect(instantsOf(quarter('2026-Q2'), 'Europe/Sarajevo')).toEqual({
      from: new Date('2026-03-31T22:00:00Z'),
      until: new Date('2026-06-30T22:00:00Z'),
    });
    expect(instantsOf(quarter('2026-Q1'), 'Europe/Sofia')).toEqual({
      from: new Date('2025-12-31T22:00:00Z'),
      until: new Date('2026-03-31T21:00:00Z'),
    });
  });

  it.each(['2026-Q0', '2026-Q5', '2026Q1', '26-Q1', ''])('%p is none', (text) => {
    expect(isQuarter(text)).toBe(false);
  });
});
