import { fieldNamed, readPostedFields } from './posted-fields.js';

const read = (body: string): [string, string][] => [...readPostedFields(Buffer.from(body, 'latin1'))];

describe('a posted form', () => {
  it('is read field by field', () => {
    expect(read('a=1&b=&EXTRA.TRXDATE=20221030+11%3A22%3A43&h=%2Fx%2B%3D%3D')).toEqual([
      ['a', '1'],
      ['b', ''],
      ['EXTRA.TRXDATE', '20221030 11:22:43'],
      ['h', '/x+=='],
    ]);
  });

  it('is UTF-8, and ISO-8859-9 where a gate writes that', () => {
    expect(read('a=%C4%B0daresi')).toEqual([['a', 'İdaresi']]);
    expect(read('a=%DDdaresi')).toEqual([['a', 'İdaresi']]);
  });

  it.each([
    ['a field that stands twice', 'oid=1&oid=2'],
    ['a list', 'oid[]=1'],
    ['a list with places', 'oid[0]=1'],
    ['a list, escaped', 'oid%5B%5D=1'],
    ['a field without a name', '=1'],
    ['a field without a value', 'oid'],
    ['nothing', ''],
    ['a name of another shape', 'o%00id=1'],
    ['too many fields', Array.from({ length: 201 }, (_, at) => `f${at}=1`).join('&')],
    ['JSON', '{"oid":"1"}'],
  ])('is refused with %s', (_, body) => {
    expect(() => read(body)).toThrow('notification_unreadable');
  });

  it('with one of the fields that decide in two spellings is refused', () => {
    const fields = readPostedFields(Buffer.from('oid=1&OID=2&Amount=3'));
    expect(() => fieldNamed(fields, 'oid')).toThrow('notification_unreadable');
    expect(fieldNamed(fields, 'amount')).toBe('3');
    expect(fieldNamed(fields, 'currency')).toBeUndefined();
  });
});
