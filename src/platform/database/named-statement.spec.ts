import { namedStatement } from './named-statement.js';

describe('a statement with named parameters', () => {
  it('numbers them in the order in which they first stand in the text', () => {
    const text = 'SELECT $later::text, $first::bigint[] WHERE id = $later';
    expect(namedStatement({ name: 'any', text, values: { first: [1n], later: 'b' } })).toEqual({
      name: 'any',
      text: 'SELECT $1::text, $2::bigint[] WHERE id = $1',
      values: ['b', [1n]],
    });
  });

  it('leaves out a value that the text does not name', () => {
    expect(namedStatement({ text: 'SELECT $one', values: { one: null, two: 2 } })).toEqual({ text: 'SELECT $1', values: [null] });
  });

  it('refuses a name without a value', () => {
    expect(() => namedStatement({ text: 'SELECT $one', values: { on: 1 } })).toThrow('$one');
  });
});
