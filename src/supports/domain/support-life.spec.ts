import { describe, expect, it } from '@jest/globals';
import { supportLife } from './support-life.js';

describe('a support', () => {
  it('is published from waiting alone, and never again when it was taken back', () => {
    expect(supportLife.before('published')).toEqual(['waiting']);
    expect(supportLife.states.filter((state) => supportLife.can('withdrawn', state))).toEqual([]);
  });
});
