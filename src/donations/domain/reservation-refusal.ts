import type { NeedId } from '../../kernel/ids.js';
import type { Money } from '../../kernel/money.js';
import type { RefusalCode } from '../../kernel/refusal.js';
import type { NeedLine } from './basket.js';

export interface NeedAvailability {
  readonly id: NeedId;
  readonly status: 'open' | 'funded' | 'paid' | 'withdrawn' | 'expired';
  readonly fundable: boolean;
  readonly remaining: Money;
}

/** Why a basket could not be reserved: the refusal of the first line that does not fit. */
export function reservationRefusal(lines: readonly NeedLine[], needs: readonly NeedAvailability[]): RefusalCode {
  for (const { needId, amount } of lines) {
    const need = needs.find(({ id }) => id === needId);
    if (!need) return 'need_unknown';
    if (need.status === 'withdrawn') return 'need_withdrawn';
    if (need.status === 'expired') return 'need_not_fundable';
    if (need.status !== 'open' || need.remaining.isZero) return 'need_filled';
    if (!need.fundable) return 'need_not_fundable';
    if (need.remaining.currency !== amount.currency || need.remaining.compare(amount) < 0) return 'amount_over_remaining';
  }
  // Everything fits by now: another reservation was released between the two reads.
  return 'need_filled';
}
