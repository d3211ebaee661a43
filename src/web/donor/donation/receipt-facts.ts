import { createHash } from 'node:crypto';
import type { DonationView } from '../../../donations/index.js';
import { choiceName } from '../domain/choice-name.js';
import type { CityView } from '../layout/view.js';

/** What a receipt says of a gift, on the page as on the paper. */
export interface ReceiptFacts {
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly lines: readonly (readonly [name: string, amount: string])[];
  readonly total: string;
  /** What goes or went back, where something does. */
  readonly returned?: string;
  /** Why, where no person asked for it. */
  readonly why?: string;
}

export function receiptFacts(view: CityView, gift: DonationView, token: string): ReceiptFacts {
  const { city, texts } = view;
  const arrived = gift.receivedAt && ([texts.t('donor.receipt.arrived'), texts.dateTime(gift.receivedAt, city.timeZone)] as const);
  return {
    facts: [
      [texts.t('donor.receipt.given'), texts.dateTime(gift.startedAt, city.timeZone)],
      ...(arrived ? [arrived] : []),
      [texts.t('donor.receipt.reference'), referenceOf(token)],
    ],
    lines: gift.lines.map(({ choice, amount }) => {
      const biller = choice.kind === 'bill' && choice.code !== '' ? city.biller(choice.code).name : '';
      return [[choiceName(view, choice), biller].filter(Boolean).join(' · '), texts.money(amount)];
    }),
    total: texts.money(gift.amount),
    ...(gift.refund ? { returned: texts.money(gift.refund.amount) } : {}),
    ...(gift.refund?.byItself ? { why: texts.t('donor.gift.refund.why') } : {}),
  };
}

/** A number to ask about, which opens nothing: no part of the link's secret. */
export function referenceOf(token: string): string {
  return createHash('sha256').update(token).digest('hex').slice(0, 10).toUpperCase();
}
