import { Refusal } from '../../../../kernel/refusal.js';

/** An order as the bank's ORDERSTATUS tells of it. Amounts are minor units. */
export type BankOrder =
  /** The bank knows no such order: nobody has posted its form yet. */
  | { readonly state: 'none' }
  /** Begun, not decided. */
  | { readonly state: 'open' }
  | { readonly state: 'failed' }
  /** `day`: of the authorisation, as the bank's own calendar writes it, `2026-11-20`; `settled`: its day is closed at the bank. */
  | { readonly state: 'captured'; readonly amount: bigint; readonly day: string; readonly settled: boolean; readonly mdStatus: string }
  | { readonly state: 'voided'; readonly amount: bigint }
  | { readonly state: 'credited'; readonly amount: bigint };

interface Reply {
  readonly fields: Readonly<Record<string, string>>;
  readonly extra: Readonly<Record<string, string>>;
}

/**
 * Reads an ORDERSTATUS reply. The reply's own Response is of the query; the order's state stands in `Extra`, its amounts in minor units
 * though requests write "1.01".
 * @throws Refusal provider_unavailable on a reply that is of another order or that we do not know how to read
 */
export function readOrder({ fields, extra }: Reply, oid: string): BankOrder {
  if (/^No record found\b/.test(fields['ErrMsg'] ?? '')) return { state: 'none' };
  const sound = fields['Response'] === 'Approved' && fields['ProcReturnCode'] === '00' && extra['ORD_ID'] === oid;
  if (!sound) throw new Refusal('provider_unavailable');
  const state = extra['TRANS_STAT'] ?? '';
  const credit = extra['CHARGE_TYPE_CD'] === 'C';
  if (!credit && extra['CHARGE_TYPE_CD'] !== 'S') throw new Refusal('provider_unavailable');
  switch (state) {
    case 'C':
    case 'S':
      return credit ? { state: 'credited', amount: minor(extra['CAPTURE_AMT']) } : captured(extra, state === 'S');
    case 'V':
    case 'CNCL':
      return { state: 'voided', amount: minor(extra['ORIG_TRANS_AMT']) };
    case 'D':
    case 'ERR':
      // A credit that was declined leaves the sale as it was.
      return credit ? captured({ ...extra, CAPTURE_AMT: extra['ORIG_TRANS_AMT'] ?? '' }, true) : { state: 'failed' };
    case 'A':
    case 'PN':
      return { state: 'open' };
    default:
      throw new Refusal('provider_unavailable');
  }
}

function captured(extra: Reply['extra'], settled: boolean): BankOrder {
  const [day = ''] = /^\d{4}-\d{2}-\d{2}/.exec(extra['AUTH_DTTM'] ?? '') ?? [];
  return { state: 'captured', amount: minor(extra['CAPTURE_AMT']), day, settled, mdStatus: extra['MDSTATUS'] ?? '' };
}

function minor(text: string | undefined): bigint {
  if (text === undefined || !/^\d{1,15}$/.test(text)) throw new Refusal('provider_unavailable');
  return BigInt(text);
}
