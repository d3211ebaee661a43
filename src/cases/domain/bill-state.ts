import type { LocalDate } from '../../kernel/local-date.js';
import type { NeedStatus } from '../../needs/index.js';
import type { BillStatus } from '../../bills/index.js';

/** What a household is told of one bill. Never that, when, or by whom something was given. */
export type BillState =
  { readonly state: 'checking' | 'listed' | 'taken_care' | 'ended' | 'withdrawn' } | { readonly state: 'paid'; readonly on: LocalDate };

export interface KnownOfBill {
  readonly status: BillStatus;
  /** Set by the city's daily run: until then a filled bill still reads "on the list", so that its page shows no donor's hour. */
  readonly toldFundedOn: string | null;
  readonly need: { readonly status: NeedStatus; readonly paidOn: LocalDate | null } | undefined;
}

export function billState({ status, toldFundedOn, need }: KnownOfBill): BillState {
  if (status === 'withdrawn') return { state: 'withdrawn' };
  if (status === 'waiting' || !need) return { state: 'checking' };
  switch (need.status) {
    case 'open':
      return { state: 'listed' };
    case 'funded':
      return { state: toldFundedOn === null ? 'listed' : 'taken_care' };
    case 'paid':
      return need.paidOn === null ? { state: 'taken_care' } : { state: 'paid', on: need.paidOn };
    case 'expired':
      return { state: 'ended' };
    case 'withdrawn':
      return { state: 'withdrawn' };
  }
}
