import { readResult } from './result.js';
import { readNestpaySettings } from './settings.js';

const settings = readNestpaySettings(
  JSON.stringify({
    ...{ clientId: '190100000', storeKey: 'KEY', apiName: 'API', apiPassword: 'WORD' },
    ...{ gateUrl: 'https://bank.example/fim/est3Dgate', apiUrl: 'https://bank.example/fim/api' },
  }),
);
const at = new Date('2026-11-20T09:00:00Z');
const posted = {
  ...{ oid: 'ORDER1', clientid: '190100000', amount: '120.05', currency: '949', TransId: 'T1' },
  ...{ Response: 'Approved', ProcReturnCode: '00', mdStatus: '1' },
};
const read = (change: Record<string, string> = {}, own = settings) =>
  readResult(new Map(Object.entries({ ...posted, ...change })), own, 'test', at);

describe('the gate’s result', () => {
  it('is money taken when it is approved, by its code too, and 3-D Secure is as the city wants it', () => {
    expect(read()).toMatchObject({ kind: 'captured', reference: 'ORDER1', amount: 12_005n, currency: 'TRY', mode: 'test', occurredAt: at });
    expect(read({ mdStatus: '2' }, { ...settings, acceptedMdStatus: ['1', '2'] }).kind).toBe('captured');
  });

  it.each([
    ['declined', { Response: 'Declined', ProcReturnCode: '05' }],
    ['an error', { Response: 'Error', ProcReturnCode: '99' }],
    ['a failed 3-D Secure', { Response: 'Error', ProcReturnCode: '', mdStatus: '0' }],
    ['approved by a word alone', { ProcReturnCode: '05' }],
    ['approved by a code alone', { Response: 'approved' }],
  ])('is none when it is %s', (_, change) => {
    expect(read(change).kind).toBe('failed');
  });

  it('is neither when the money was taken without the proof that the city asks for', () => {
    for (const mdStatus of ['2', '3', '4', '0', '']) expect(read({ mdStatus }).kind).toBe('unauthenticated');
  });

  it.each([
    ['120', 12_000n],
    ['120.5', 12_050n],
    ['0.01', 1n],
  ])('of %s is %s minor units', (amount, minor) => {
    expect(read({ amount }).amount).toBe(minor);
  });

  it('keeps a currency that is none of ours as it is', () => {
    expect(read({ currency: '840' }).currency).toBe('840');
    expect(read({ currency: '978' }).currency).toBe('EUR');
  });

  it.each(['', '120,05', '1e3', '-1.00', '120.055', ' 120.05', '٣'])('of %j is not read', (amount) => {
    expect(() => read({ amount })).toThrow('notification_unreadable');
  });

  it('of another merchant is not believed', () => {
    expect(() => read({ clientid: '190100001' })).toThrow('notification_unsigned');
  });

  it('is one event however often it is told, and another when it says something else', () => {
    const { eventId } = read();
    expect(read({ rnd: 'other', callbackCall: 'true' }).eventId).toBe(eventId);
    const others = { oid: 'O2', TransId: 'T2', Response: 'Declined', ProcReturnCode: '05', mdStatus: '2', amount: '1', currency: '978' };
    for (const [name, value] of Object.entries(others)) expect([name, read({ [name]: value }).eventId]).not.toEqual([name, eventId]);
  });
});
