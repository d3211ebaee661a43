import { Refusal } from '../../../../kernel/refusal.js';

/** What was done with an order in all, as the bank's ORDERHISTORY tells it. Amounts are minor units. */
export interface BankHistory {
  /** The sale, where money was taken. */
  readonly sale:
    | {
        readonly amount: bigint;
        /** Of the authorisation, as the bank's own calendar writes it, `2026-11-20`. */
        readonly day: string;
        /** Its day is closed at the bank. */
        readonly settled: boolean;
        readonly voided: boolean;
      }
    | undefined;
  /** Given back by credits. */
  readonly credited: bigint;
}

interface Reply {
  readonly fields: Readonly<Record<string, string>>;
  readonly extra: Readonly<Record<string, string>>;
}

/**
 * Reads an ORDERHISTORY reply: `TRXCOUNT` lines `TRX1`…, each with type, state, the two amounts and the times, parted by tabs. Declined
 * movements moved nothing.
 * @throws Refusal provider_unavailable on a reply that is of another order or that we do not know how to read
 */
export function readHistory({ fields, extra }: Reply, oid: string): BankHistory {
  if (/^No record found\b/.test(fields['ErrMsg'] ?? '')) return { sale: undefined, credited: 0n };
  const count = extra['TRXCOUNT'] ?? '';
  const sound = fields['Response'] === 'Approved' && fields['ProcReturnCode'] === '00' && fields['OrderId'] === oid;
  if (!sound || !/^\d{1,3}$/.test(count)) throw new Refusal('provider_unavailable');
  let history: BankHistory = { sale: undefined, credited: 0n };
  for (let at = 1; at <= Number(count); at += 1) history = withMovement(history, extra[`TRX${at}`] ?? '');
  return history;
}

function withMovement(history: BankHistory, line: string): BankHistory {
  const [type, state = '', , captured = '', authorised = ''] = line.split('\t');
  if (!['C', 'S', 'V', 'CNCL', 'D', 'ERR', 'A', 'PN'].includes(state) || (type !== 'S' && type !== 'C'))
    throw new Refusal('provider_unavailable');
  const voided = state === 'V' || state === 'CNCL';
  if (!voided && state !== 'C' && state !== 'S') return history;
  if (!/^\d{1,15}$/.test(captured)) throw new Refusal('provider_unavailable');
  const amount = BigInt(captured);
  if (type === 'C') return voided ? history : { ...history, credited: history.credited + amount };
  const [day = ''] = /^\d{4}-\d{2}-\d{2}/.exec(authorised) ?? [];
  return { ...history, sale: { amount, day, settled: state === 'S', voided } };
}
