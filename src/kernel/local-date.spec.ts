import { describe, expect, it } from '@jest/globals';

import { addDays, daysBetween, endOfDay, isLocalDate, localDate, mondayOf, startOfDay, todayIn } from './local-date.js';

describe('a week', () => {
  it.each([
    ['2026-11-22', '2026-11-16'],
    ['2026-11-23', '2026-11-23'],
    ['2027-01-01', '2026-12-28'],
  ])('of %s begins on Monday %s', (day, monday) => {
    expect(mondayOf(localDate(day))).toBe(monday);
  });
});

describe('a calendar day', () => {
  it.each(['2026-02-28', '2024-02-29', '0001-01-01'])('%s exists', (text) => {
    expect(isLocalDate(text)).toBe(true);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '2026-04-31', '0000-01-01', ''])('%j does not', (text) => {
    expect(isLocalDate(text)).toBe(false);
  });

  it('is the city’s own, not UTC’s', () => {
    const lateInIstanbul = new Date('2026-11-22T21:30:00Z');
    expect(todayIn('Europe/Istanbul', lateInIstanbul)).toBe('2026-11-23');
    expect(todayIn('Europe/Sofia', lateInIstanbul)).toBe('2026-11-22');
  });

  it.each([
    ['2026-11-22', 'Europe/Istanbul', '2026-11-21T21:00:00.000Z', '2026-11-22T20:59:59.999Z'],
    // Summer time begins in Sofia on 29 March 2026 and ends on 25 October: days of 23 and 25 hours.
    ['2026-03-29', 'Europe/Sofia', '2026-03-28T22:00:00.000Z', '2026-03-29T20:59:59.999Z'],
    ['2026-10-25', 'Europe/Sofia', '2026-10-24T21:00:00.000Z', '2026-10-25T21:59:59.999Z'],
  ])('%s in %s runs from %s to %s', (day, zone, start, end) => {
    expect(startOfDay(localDate(day), zone).toISOString()).toBe(start);
    expect(endOfDay(localDate(day), zone).toISOString()).toBe(end);
  });

  it('counts days over a change of the clocks', () => {
    expect(addDays(localDate('2026-10-24'), 2)).toBe('2026-10-26');
    expect(daysBetween(localDate('2026-03-28'), localDate('2026-03-30'))).toBe(2);
  });
});
