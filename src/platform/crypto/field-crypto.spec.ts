import { randomBytes } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';

import { FieldBinding } from './field-binding.js';
import { CityCipher } from './field-crypto.js';
import { MasterKey } from './master-key.js';
import { readSignedValue, signValue } from './signed-value.js';

const of = (id: string, column = 'name', table = 'receiving.household'): FieldBinding => FieldBinding.of(table, column, [id]);
const place = of('1');
const first = randomBytes(32);
const second = randomBytes(32);
const index = randomBytes(32);
const cipher = new CityCipher('city-1', new Map([[1, first]]), index);

describe('a sealed field', () => {
  it('opens where it was sealed', () => {
    expect(cipher.open(cipher.seal('Deniz Örnek', place), place)).toBe('Deniz Örnek');
  });

  it('never looks the same twice, and holds nothing readable', () => {
    const sealed = cipher.seal('Deniz', place);
    expect(sealed.equals(cipher.seal('Deniz', place))).toBe(false);
    expect(sealed.includes('Deniz')).toBe(false);
  });

  it.each([
    ['another row', of('2')],
    ['another column', of('1', 'holder')],
    ['another table', of('1', 'name', 'receiving.bill')],
  ])('does not open in %s', (_, elsewhere) => {
    const sealed = cipher.seal('Deniz', place);
    expect(() => cipher.open(sealed, elsewhere)).toThrow();
  });

  it('does not open in another city, or with one bit changed', () => {
    const sealed = cipher.seal('Deniz', place);
    expect(() => new CityCipher('city-2', new Map([[1, first]]), index).open(sealed, place)).toThrow();
    sealed[sealed.length - 20] = (sealed[sealed.length - 20] ?? 0) ^ 1;
    expect(() => cipher.open(sealed, place)).toThrow();
  });

  it('opens after the data key was replaced, and is known to be stale', () => {
    const sealed = cipher.seal('Deniz', place);
    const rotated = new CityCipher(
      'city-1',
      new Map([
        [1, first],
        [2, second],
      ]),
      index,
    );
    expect(rotated.open(sealed, place)).toBe('Deniz');
    expect(rotated.isStale(sealed)).toBe(true);
    expect(rotated.isStale(rotated.seal('Deniz', place))).toBe(false);
    expect(() => new CityCipher('city-1', new Map([[2, second]]), index).open(sealed, place)).toThrow('gone');
  });

  it('moves to another row by open-and-seal, and from no place but its own', () => {
    const sealed = cipher.seal('Deniz', place);
    expect(cipher.open(cipher.reseal(place, of('2'), sealed), of('2'))).toBe('Deniz');
    expect(() => cipher.reseal(of('2'), of('3'), sealed)).toThrow();
  });

  it('is found again by an index that another key, another city or another name does not make', () => {
    const number = '10000000146';
    expect(cipher.index('national_id', number).equals(cipher.index('national_id', number))).toBe(true);
    expect(cipher.index('national_id', number).equals(cipher.index('bill_number', number))).toBe(false);
    const other = new CityCipher('city-1', new Map([[1, first]]), second);
    expect(cipher.index('national_id', number).equals(other.index('national_id', number))).toBe(false);
    // @ts-expect-error a name that no key has
    expect(cipher.index('nobody', number)).toHaveLength(32);
  });
});

describe('a master key', () => {
  const old = randomBytes(32);
  const fresh = randomBytes(32);

  it('opens what it sealed, and after a change what the key before it sealed', () => {
    const wrapped = new MasterKey('receiving', old).wrap(first, 'city-1/field/1');
    expect(new MasterKey('receiving', fresh, old).unwrap(wrapped, 'city-1/field/1').equals(first)).toBe(true);
  });

  it('cannot open another side’s, another city’s, or one sealed by a key that is gone', () => {
    const wrapped = new MasterKey('receiving', old).wrap(first, 'city-1/field/1');
    expect(() => new MasterKey('giving', old).unwrap(wrapped, 'city-1/field/1')).toThrow();
    expect(() => new MasterKey('receiving', old).unwrap(wrapped, 'city-2/field/1')).toThrow();
    expect(() => new MasterKey('receiving', fresh).unwrap(wrapped, 'city-1/field/1')).toThrow();
  });
});

describe('a signed value', () => {
  it('comes back as it was signed', () => {
    expect(readSignedValue(signValue('{"a":1}', first), first)).toBe('{"a":1}');
  });

  it.each([
    ['changed', (signed: string) => `x${signed}`],
    ['cut', (signed: string) => signed.slice(0, -3)],
    ['unsigned', (signed: string) => signed.split('.')[0] ?? ''],
    ['longer', (signed: string) => `${signed}.x`],
  ])('does not when it was %s', (_, spoil) => {
    expect(readSignedValue(spoil(signValue('{"a":1}', first)), first)).toBeUndefined();
  });
});
