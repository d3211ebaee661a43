import { describe, expect, it } from '@jest/globals';
import { lifecycle, sqlBefore } from './lifecycle.js';

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

  it('narrows them, to nothing that its table does not have', () => {
    const lift = lifecycle<'up' | 'down' | 'stuck'>({ up: ['down', 'stuck'], down: ['up', 'stuck'], stuck: [] });
    expect(lift.before('stuck', 'up')).toEqual(['up']);
    expect(lift.before('stuck', ['down', 'up'])).toEqual(['down', 'up']);
    expect(() => lift.before('up', 'stuck')).toThrow('nothing goes from stuck to up');
  });

  it('writes them for raw SQL, and refuses a state that nothing leads to', () => {
    expect(sqlBefore(door, 'walled')).toBe(`'shut'`);
    const lift = lifecycle<'up' | 'down' | 'new'>({ new: ['up', 'down'], up: ['down'], down: ['up'] });
    expect(sqlBefore(lift, 'up')).toBe(`'new', 'down'`);
    expect(sqlBefore(lift, 'up', 'down')).toBe(`'down'`);
    expect(() => sqlBefore(lift, 'new')).toThrow('nothing leads to new');
    // @ts-expect-error no state of this lifecycle
    expect(() => sqlBefore(lift, 'walled')).toThrow();
  });
});
