import { covers, readChoice, wider, writeChoice } from './choice.js';

describe('a choice', () => {
  it.each(['bill', 'bill:water', 'bill:water:25000', 'package:family:50000', 'package:mother-baby', 'cash', 'cash::50000'])(
    '%s is read and written alike',
    (text) => {
      const choice = readChoice(text);
      expect(choice && writeChoice(choice)).toBe(text);
    },
  );

  it.each([
    '',
    'bills',
    'bill:',
    'bill::',
    'bill:Water',
    'bill:water:0',
    'bill:water:-1',
    'bill:water:1e3',
    'package',
    'cash:x:1:2',
    'bill:water:12345678901234',
  ])('%p is none', (text) => {
    expect(readChoice(text)).toBeUndefined();
  });

  it('widens to its code, then to its kind', () => {
    expect(wider({ kind: 'bill', code: 'water', priceBand: 1n })).toEqual({ kind: 'bill', code: 'water' });
    expect(wider({ kind: 'bill', code: 'water' })).toEqual({ kind: 'bill', code: '' });
    expect(wider({ kind: 'bill', code: '' })).toBeUndefined();
  });

  it('covers what is narrower, and nothing of another kind, code or size', () => {
    const water = { kind: 'bill', code: 'water' } as const;
    expect(covers(water, { ...water, priceBand: 25n })).toBe(true);
    expect(covers({ ...water, priceBand: 25n }, water)).toBe(false);
    expect(covers(water, { kind: 'bill', code: 'gas', priceBand: 25n })).toBe(false);
    expect(covers({ kind: 'bill', code: '' }, { kind: 'cash', code: '' })).toBe(false);
  });
});
