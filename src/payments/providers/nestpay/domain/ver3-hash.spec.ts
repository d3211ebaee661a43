import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { ver3Hash } from './ver3-hash.js';

/** From a text that was joined by hand. */
const sha512 = (literal: string): string => createHash('sha512').update(literal, 'utf8').digest('base64');

describe('the hash of version 3', () => {
  it('is that of the public vector of mewebstudio/pos', () => {
    const fields = {
      clientid: '190100000',
      storetype: '3d_pay',
      amount: '100.25',
      oid: 'order222',
      okUrl: 'https://domain.com/success',
      failUrl: 'https://domain.com/fail_url',
      rnd: 'rand',
      lang: 'tr',
      currency: '949',
      taksit: '',
      islemtipi: 'Auth',
      firmaadi: 'siparis veren',
      Email: 'test@test.com',
      hashAlgorithm: 'ver3',
    };
    const expected = '/uPxhEKWCEGi3NsDOOQ4u8Hu5g71v5GWspOid70WehTWEz97PqxG3IN1Jv5jsbOXOw3Z3Rr/0UtywzEgbqFfdA==';
    expect(ver3Hash(Object.entries(fields), '123456')).toBe(expected);
    const joined =
      '100.25|190100000|949|test@test.com|https://domain.com/fail_url|siparis veren|ver3|Auth|tr|order222|https://domain.com/success|rand|3d_pay||123456';
    expect(sha512(joined)).toBe(expected);
  });

  it.each<[string, [string, string][], string, string]>([
    [
      'orders names whatever their case',
      [
        ...[
          ['b', '2'],
          ['A', '1'],
          ['C', '3'],
        ],
      ] as [string, string][],
      'k',
      '1|2|3|k',
    ],
    [
      'knows one order of i, ı and I',
      [
        ['I', '1'],
        ['h', '0'],
        ['j', '2'],
      ],
      'k',
      '0|1|2|k',
    ],
    [
      'escapes what joins, and what escapes',
      [
        ['a', 'x|y\\z'],
        ['b', '\\|'],
      ],
      'k|e\\y',
      'x\\|y\\\\z|\\\\\\||k\\|e\\\\y',
    ],
    [
      'leaves out hash, encoding and the identity number',
      [
        ['HASH', 'h'],
        ['a', '1'],
        ['Encoding', 'e'],
        ['NATIONALIDNO', 'n'],
      ],
      'k',
      '1|k',
    ],
    [
      'keeps the place of what is empty',
      [
        ['a', ''],
        ['b', '2'],
        ['c', ''],
      ],
      'k',
      '|2||k',
    ],
    ['takes letters as UTF-8', [['a', 'Örnek Su İdaresi ğ']], 'ş', 'Örnek Su İdaresi ğ|ş'],
  ])('%s', (_, fields, key, joined) => {
    expect(ver3Hash(fields, key)).toBe(sha512(joined));
  });

  const name = fc.stringMatching(/^[a-zA-Z][\w.]{0,12}$/).filter((text) => !/^(hash|encoding|nationalidno)$/i.test(text));
  const form = fc
    .uniqueArray(fc.tuple(name, fc.string({ unit: 'grapheme', maxLength: 20 })), {
      minLength: 1,
      maxLength: 12,
      selector: ([key]) => key.toUpperCase(),
    })
    .map((fields) => fields);

  it('does not depend on the order in which fields are posted', () => {
    fc.assert(
      fc.property(form, fc.string({ minLength: 1 }), (fields, key) => {
        expect(ver3Hash([...fields].reverse(), key)).toBe(ver3Hash(fields, key));
      }),
    );
  });

  it('is another as soon as one value or the key is', () => {
    fc.assert(
      fc.property(form, fc.nat(), fc.string(), fc.string({ minLength: 1 }), (fields, at, value, key) => {
        const changed = fields.map(([field, held], index) => [field, index === at % fields.length ? value : held] as [string, string]);
        fc.pre(changed.some(([, held], index) => held !== fields[index]?.[1]));
        expect(ver3Hash(changed, key)).not.toBe(ver3Hash(fields, key));
        expect(ver3Hash(fields, `${key}x`)).not.toBe(ver3Hash(fields, key));
      }),
    );
  });

  it('is another when a separator moves from one value into the next', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => {
        const one = [
          ['a', `${a}|${b}`],
          ['b', c],
        ] as [string, string][];
        const two = [
          ['a', a],
          ['b', `${b}|${c}`],
        ] as [string, string][];
        expect(ver3Hash(one, 'k')).not.toBe(ver3Hash(two, 'k'));
      }),
    );
  });
});
