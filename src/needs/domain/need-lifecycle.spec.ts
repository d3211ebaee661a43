import { describe, expect, it } from '@jest/globals';

import { needLifecycle } from './need-lifecycle.js';

describe('a need', () => {
  it.each([
    ['open', 'funded'],
    ['funded', 'paid'],
    // A refund before the bill is paid opens it again.
    ['funded', 'open'],
    ['open', 'withdrawn'],
  ] as const)('can go from %s to %s', (from, to) => {
    expect(needLifecycle.step(from, to)).toBe(to);
  });

  it.each([
    ['open', 'paid'],
    ['paid', 'open'],
    ['paid', 'funded'],
    ['withdrawn', 'open'],
    ['funded', 'withdrawn'],
  ] as const)('cannot go from %s to %s', (from, to) => {
    expect(() => needLifecycle.step(from, to)).toThrow('wrong_state');
  });
});
