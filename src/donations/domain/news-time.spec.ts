import { describe, expect, it } from '@jest/globals';
import { addDays, localDate, type LocalDate } from '../../kernel/local-date.js';
import { isNewsTime } from './news-time.js';

const today = localDate('2026-11-22');
const ago = (...days: number[]): LocalDate[] => days.map((each) => addDays(today, -each));

describe('the donors’ news', () => {
  it.each<[string, LocalDate[], boolean]>([
    ['no gift', [], false],
    ['k − 1 gifts of today', ago(0, 0, 0, 0), false],
    ['k − 1 gifts, the oldest 13 days old', ago(13, 5, 1, 0), false],
    ['k gifts', ago(0, 0, 0, 0, 0), true],
    ['one gift, 14 days old', ago(14), true],
    ['one gift, older after days on which nothing ran', ago(20), true],
  ])('of %s', (_what, due, told) => {
    expect(isNewsTime(due, 5, today)).toBe(told);
  });
});
