import { checkSignature, sign } from './timestamp-signature.js';

// Stripe's own public vector (stripe-node, generateTestHeaderString).
const secret = 'whsec_test_secret';
const body = Buffer.from('{\n  "id": "evt_test_webhook",\n  "object": "event"\n}');
const at = new Date(1_700_000_000_000);
const vector = 't=1700000000,v1=4f1cd7feda9826e746b7d482c4badebb657398df1099e1046364f6196a230150';
const later = (seconds: number): Date => new Date(at.getTime() + seconds * 1000);
const v1 = vector.slice(-64);
const check =
  (header: string | string[] | undefined, now = at, bytes = body) =>
  () =>
    checkSignature(secret, header, bytes, now);

describe('a signed notification', () => {
  it('is signed as the public vector says', () => {
    expect(sign(secret, body, at)).toBe(vector);
  });

  it.each([
    ['at once', vector, at],
    ['at the end of the tolerance', vector, later(300)],
    ['with a second, newer secret’s signature beside it', `t=1700000000,v1=${'0'.repeat(64)},v1=${v1}`, at],
    ['from a clock that runs a little fast', vector, later(-5)],
  ])('is believed %s', (_, header, now) => {
    expect(check(header, now)).not.toThrow();
  });

  it.each<[string, string | string[] | undefined, Date]>([
    ['without a header', undefined, at],
    ['with the header twice', [vector, vector], at],
    ['with an empty header', '', at],
    ['with a header of another shape', 'hello', at],
    ['with a time that is no number', `t=soon,v1=${v1}`, at],
    ['with two times', `t=1700000000,t=1700000000,v1=${v1}`, at],
    ['with no signature', 't=1700000000', at],
    ['with a shorter signature', `t=1700000000,v1=${v1.slice(2)}`, at],
    ['with an older scheme', `t=1700000000,v0=${v1}`, at],
    ['when too old', vector, later(301)],
    ['from the future', vector, later(-6)],
    ['with another time than was signed', `t=1700000001,v1=${v1}`, at],
  ])('is refused %s', (_, header, now) => {
    expect(check(header, now)).toThrow('notification_unsigned');
  });

  it('is refused when one byte of the body changed, and when another secret signed it', () => {
    const changed = Buffer.from(body);
    changed[3] = 33;
    expect(check(vector, at, changed)).toThrow('notification_unsigned');
    expect(check(sign('another', body, at))).toThrow('notification_unsigned');
  });
});
