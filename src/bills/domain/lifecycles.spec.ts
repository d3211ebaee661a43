import { describe, expect, it } from '@jest/globals';
import { batchLife, billLife } from './lifecycles.js';

describe('a batch', () => {
  it('is approved only when it was read to its end, and once', () => {
    expect(batchLife.before('approved')).toEqual(['proposed']);
    expect(batchLife.states.filter((state) => batchLife.can('approved', state))).toEqual([]);
    expect(batchLife.can('reading', 'approved')).toBe(false);
  });

  it('that was taken back is not approved', () => {
    expect(batchLife.can('withdrawn', 'approved')).toBe(false);
  });
});

describe('a bill', () => {
  it('is published from waiting alone, and never again when it was taken back', () => {
    expect(billLife.before('published')).toEqual(['waiting']);
    expect(billLife.states.filter((state) => billLife.can('withdrawn', state))).toEqual([]);
  });
});
