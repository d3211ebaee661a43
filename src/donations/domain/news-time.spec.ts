import { describe, expect, it } from '@jest/globals';
import { addDays, localDate, type LocalDate } from '../../kernel/local-date.js';
import { isNewsTime } from './news-time.js';

const today = localDate('2026-11-22');
const ago = (...days: number[]): LocalDate[] => days.map((each) => addDays(today, -each));

describe('the donors’ news', () => {
  it.each<[string, LocalDate[], number, boolean]>([
    ['no donation', [], 0, false],
    ['k − 1 donations of today', ago(0, 0, 0, 0), 4, false],
    ['k − 1 donations to k needs', ago(0, 0, 0, 0), 5, false],
    ['k − 1 donations, the oldest 13 days old', ago(13, 5, 1, 0), 4, false],
    ['k donations to k needs', ago(0, 0, 0, 0, 0), 5, true],
    ['k donations to one need', ago(0, 0, 0, 0, 0), 1, false],
    ['many donations to k − 1 needs', ago(...Array<number>(50).fill(13)), 4, false],
    ['many donations to one need, the oldest 14 days old', ago(14, ...Array<number>(50).fill(0)), 1, true],
    ['one donation, 14 days old', ago(14), 1, true],
    ['one donation, older after days on which nothing ran', ago(20), 1, true],
  ])('of %s', (_what, due, needs, told) => {
    expect(isNewsTime({ due, needs }, 5, today)).toBe(told);
  });
});
