import { readOrder } from './bank-order.js';

const OID = '0123456789abcdef0123456789abcdef';
const reply = (extra: Record<string, string>, fields: Record<string, string> = {}) => ({
  fields: { Response: 'Approved', ProcReturnCode: '00', ErrMsg: `Record(s) found for ${OID}`, ...fields },
  extra: {
    ORD_ID: OID,
    CHARGE_TYPE_CD: 'S',
    TRANS_STAT: 'C',
    ORIG_TRANS_AMT: '101',
    CAPTURE_AMT: '101',
    AUTH_DTTM: '2024-01-03 21:37:57.259',
    MDSTATUS: '1',
    ...extra,
  },
});
const captured = { state: 'captured', amount: 101n, day: '2024-01-03', settled: false, mdStatus: '1' };

describe('the bank’s word on an order', () => {
  it.each<[string, Record<string, string>, object]>([
    ['paid', {}, captured],
    ['paid, its day closed', { TRANS_STAT: 'S' }, { ...captured, settled: true }],
    ['declined', { TRANS_STAT: 'D', CAPTURE_AMT: '' }, { state: 'failed' }],
    ['voided', { TRANS_STAT: 'V' }, { state: 'voided', amount: 101n }],
    ['credited', { CHARGE_TYPE_CD: 'C', CAPTURE_AMT: '201' }, { state: 'credited', amount: 201n }],
    ['authorised and no more', { TRANS_STAT: 'A', CAPTURE_AMT: '' }, { state: 'open' }],
    ['planned', { TRANS_STAT: 'PN', CAPTURE_AMT: '' }, { state: 'open' }],
    ['paid, and a credit of it declined', { CHARGE_TYPE_CD: 'C', TRANS_STAT: 'D' }, { ...captured, settled: true }],
  ])('may be: %s', (_, extra, expected) => {
    expect(readOrder(reply(extra), OID)).toEqual(expected);
  });

  it('may be that it knows no such order', () => {
    const fields = { Response: 'Declined', ProcReturnCode: '99', ErrMsg: `No record found for ${OID}` };
    expect(readOrder({ fields, extra: {} }, OID)).toEqual({ state: 'none' });
  });

  it.each<[string, Record<string, string>, Record<string, string>]>([
    ['about another order', { ORD_ID: 'another' }, {}],
    ['that is an error', {}, { Response: 'Error', ProcReturnCode: '99', ErrMsg: 'Kullanıcı adı veya şifre hatalı' }],
    ['with another code', {}, { ProcReturnCode: '05' }],
    ['with a state that we do not know', { TRANS_STAT: 'X' }, {}],
    ['of a movement that we do not know', { CHARGE_TYPE_CD: 'L' }, {}],
    ['with an amount in major units', { CAPTURE_AMT: '1.01' }, {}],
    ['without an amount', { CAPTURE_AMT: '' }, {}],
  ])('is not understood %s', (_, extra, fields) => {
    expect(() => readOrder(reply(extra, fields), OID)).toThrow('provider_unavailable');
  });
});
