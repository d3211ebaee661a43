import { localDate } from '../../kernel/local-date.js';
import { inForce } from './in-force.js';

const rows = ['2026-07-01', '2026-01-01', '2027-01-01'].map((validFrom) => ({ validFrom }));

describe('the row of settings that holds on a day', () => {
  it.each([
    ['2026-06-30', '2026-01-01'],
    ['2026-07-01', '2026-07-01'],
    ['2026-12-31', '2026-07-01'],
    ['2030-01-01', '2027-01-01'],
  ])('on %s began on %s', (day, began) => {
    expect(inForce(rows, localDate(day))?.validFrom).toBe(began);
  });

  it('is the first to come where none has begun', () => {
    expect(inForce(rows, localDate('2025-12-31'))?.validFrom).toBe('2026-01-01');
  });

  it('is none where there is none', () => {
    const none: typeof rows = [];
    expect(inForce(none, localDate('2026-01-01'))).toBeUndefined();
  });
});
