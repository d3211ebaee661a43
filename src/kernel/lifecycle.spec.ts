import { describe, expect, it } from '@jest/globals';
import { lifecycle } from './lifecycle.js';

describe('a lifecycle', () => {
  const door = lifecycle<'open' | 'shut' | 'walled'>({ open: ['shut'], shut: ['open', 'walled'], walled: [] });

  it('allows the steps of its table and no other', () => {
    expect(door.step('open', 'shut')).toBe('shut');
    for (const [from, to] of [
      ['open', 'walled'],
      ['walled', 'open'],
      ['open', 'open'],
    ] as const) {
      expect(door.can(from, to)).toBe(false);
      expect(() => door.step(from, to)).toThrow(expect.objectContaining({ code: 'wrong_state' }));
    }
  });

  it('says from where a state may be reached', () => {
    expect(door.states).toEqual(['open', 'shut', 'walled']);
    expect(door.before('open')).toEqual(['shut']);
    expect(door.before('walled')).toEqual(['shut']);
  });
});
