import { readHistory } from './bank-history.js';

const OID = '0123456789abcdef0123456789abcdef';
const reply = (lines: readonly string[], fields: Record<string, string> = {}) => ({
  fields: { Response: 'Approved', ProcReturnCode: '00', ErrMsg: '', OrderId: OID, ...fields },
  extra: { TRXCOUNT: String(lines.length), ...Object.fromEntries(lines.map((line, at) => [`TRX${at + 1}`, line])) },
});
// As the public samples write them.
const sold = 'S\tC\t201\t201\t2024-01-01 22:15:27.511\t2024-01-01 22:15:27.511\t\t400100743898\tP14578\t00\t24001WPbH16694';
const voided =
  'S\tV\t101\t101\t2024-01-02 21:47:28.785\t2024-01-02 21:47:28.785\t2024-01-02 21:47:40.156\t400200744054\tP77381\t00\t24002VvdA19109';
const declined = 'C\tD\t100\t100\t2024-01-02 21:53:02.486\t2024-01-02 21:53:02.486\t\t\t\t99\t24002V3CG19993';
const credited = (amount: number): string => `C\tC\t${amount}\t${amount}\t2024-01-03 10:00:00.000\t2024-01-03 10:00:00.000\t\t1\tP1\t00\tT`;
const sale = { amount: 201n, day: '2024-01-01', settled: false, voided: false };

describe('the bank’s history of an order', () => {
  it.each<[string, readonly string[], object]>([
    ['a sale', [sold], { sale, credited: 0n }],
    ['a sale and credits, the newest first', [credited(50), credited(50), sold], { sale, credited: 100n }],
    ['a sale that was voided', [voided], { sale: { amount: 101n, day: '2024-01-02', settled: false, voided: true }, credited: 0n }],
    ['a credit that was declined', [declined, sold], { sale, credited: 0n }],
    ['a decline', ['S\tD\t101\t\t2024-01-01 22:15:27.511\t\t\t\t\t05\tT'], { sale: undefined, credited: 0n }],
    ['a decline, then a sale', [sold, 'S\tD\t201\t\t2024-01-01 22:14:00.000\t\t\t\t\t05\tT'], { sale, credited: 0n }],
  ])('may hold %s', (_, lines, expected) => {
    expect(readHistory(reply(lines), OID)).toEqual(expected);
  });

  it('may be that there is none', () => {
    const fields = { Response: 'Declined', ProcReturnCode: '99', ErrMsg: `No record found for ${OID}` };
    expect(readHistory(reply([], fields), OID)).toEqual({ sale: undefined, credited: 0n });
  });

  it.each<[string, { fields: Record<string, string>; extra: Record<string, string> }]>([
    ['of another order', reply([sold], { OrderId: 'another' })],
    ['that is an error', reply([sold], { Response: 'Error', ProcReturnCode: '99' })],
    ['with a line missing', { ...reply([sold]), extra: { TRXCOUNT: '2', TRX1: sold } }],
    ['without a count', { ...reply([sold]), extra: { TRX1: sold } }],
    ['with a movement that we do not know', reply([sold.replace('S\tC', 'L\tC')])],
    ['with a state that we do not know', reply([sold.replace('S\tC', 'S\tX')])],
    ['with an amount in major units', reply([sold.replaceAll('201', '2.01')])],
  ])('is not understood %s', (_, told) => {
    expect(() => readHistory(told, OID)).toThrow('provider_unavailable');
  });
});
