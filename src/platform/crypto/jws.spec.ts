import { canonicalJson } from './canonical-json.js';
import { newSigningPair, readJwsHeader, signingPairFrom, signJws, verifyJws } from './jws.js';

describe('canonical JSON', () => {
  it('writes the same value the same way, whatever order its keys came in', () => {
    expect(canonicalJson({ b: [1, null, { z: true, a: 'ş' }], a: 0 })).toBe('{"a":0,"b":[1,null,{"a":"ş","z":true}]}');
  });

  it.each([1.5, Number.NaN, 2 ** 53])('refuses %p: whole numbers only', (number) => {
    expect(() => canonicalJson({ number })).toThrow(TypeError);
  });
});

describe('a signed document', () => {
  const pair = newSigningPair();
  const header = { kid: 'tr-istanbul.1', typ: 'test+jws' };
  const jws = signJws(header, { value: 12 }, pair.privateKey);

  it('opens with the key that signed it, and says who signed', () => {
    expect(verifyJws(jws, 'test+jws', pair.publicKey)).toEqual({ value: 12 });
    expect(readJwsHeader(jws)).toEqual(header);
  });

  it('has the same bytes when it is signed again', () => {
    expect(signJws(header, { value: 12 }, pair.privateKey)).toBe(jws);
  });

  it('does not open with another key, as another kind, or changed', () => {
    const [head = '', , signature = ''] = jws.split('.');
    const changed = [head, Buffer.from('{"value":13}').toString('base64url'), signature].join('.');
    expect(verifyJws(jws, 'test+jws', newSigningPair().publicKey)).toBeUndefined();
    expect(verifyJws(jws, 'other+jws', pair.publicKey)).toBeUndefined();
    expect(verifyJws(changed, 'test+jws', pair.publicKey)).toBeUndefined();
  });

  it.each(['', 'a.b', 'a.b.c.d', '!!.!!.!!', `${Buffer.from('{"alg":"none","kid":"a","typ":"b"}').toString('base64url')}.e30.eA`])(
    'is not %p',
    (text) => {
      expect(readJwsHeader(text)).toBeUndefined();
    },
  );

  it('knows the pair of a seed', () => {
    const [one, again, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 1), Buffer.alloc(32, 2)].map(signingPairFrom);
    expect(one).toEqual(again);
    expect(one?.publicKey).not.toEqual(other?.publicKey);
  });
});
