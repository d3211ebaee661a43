import type { VNode } from 'preact';
import type { Money } from '../../../kernel/money.js';
import { type PublicNeed, writeChoice } from '../../../needs/index.js';
import type { Texts } from '../../../platform/texts/index.js';
import { receiverOf, whyOf } from '../domain/checkout-texts.js';
import { choiceName } from '../domain/choice-name.js';
import { isInParts } from '../domain/offers.js';
import { isQuoteChoice, type QuoteBill, type QuoteChoice, type QuotePayment } from '../domain/quote.js';
import type { CityView } from '../layout/view.js';

interface Props {
  readonly view: CityView;
  /** All payments of the basket, and which of them this is. */
  readonly payments: readonly QuotePayment[];
  readonly payment: QuotePayment;
  readonly number: number;
}

/** One payment: whose it is and why, its lines, its fee, its total. */
export function PaymentLines({ view, payments, payment, number }: Props): VNode {
  const { texts } = view;
  const biller = receiverOf(view, payment);
  const count = payments.length;
  return (
    <section class="receipt stack">
      <div class="stack stack--s">
        <h2>
          {count === 1 ? texts.t('donor.checkout.payment.one', { biller }) : texts.t('donor.checkout.payment', { number, count, biller })}
        </h2>
        {payments.some(({ path }) => path !== 'direct') && <p class="quiet small">{whyOf(view, payment)}</p>}
      </div>
      <ul class="lines plain-list">
        {payment.lines.map((line) => (isQuoteChoice(line) ? <ChoiceLine view={view} line={line} /> : <BillLine view={view} line={line} />))}
      </ul>
      <div class="row row--apart quiet">
        <span>{texts.t('donor.checkout.fee')}</span>
        <span>{texts.t('donor.checkout.fee.none')}</span>
      </div>
      <p class="receipt__total tabular">
        <span>{texts.t('donor.checkout.total')}</span>
        <span>{texts.money(payment.total)}</span>
      </p>
    </section>
  );
}

/** How much of its bill a line pays: all of it, all that is still open, or a part. */
function shareOf(texts: Texts, { amount: whole, remaining, daysWaiting }: PublicNeed, amount: Money): string {
  if (amount.equals(whole)) return texts.t('donor.bill.waiting', { days: daysWaiting });
  return texts.t(amount.equals(remaining) ? 'donor.checkout.rest' : 'donor.checkout.part', { amount: texts.money(whole) });
}

function BillLine({ view, line: { need, amount, reduced } }: { view: CityView; line: QuoteBill }): VNode {
  const { city, language, texts } = view;
  const kind = texts.t('shared.kind', { kind: need.billerKind });
  return (
    <li>
      <div>
        <a href={city.path(language, `/bills/${need.id}`)}>{kind}</a>
        <span class="quiet small">
          {' · '}
          {shareOf(texts, need, amount)}
        </span>
        {reduced && <p class="small">{texts.t('donor.checkout.reduced')}</p>}
        <Remove view={view} name="need" value={need.id} bill={`${kind}, ${texts.money(amount)}`} />
      </div>
      <span class="tabular">{texts.money(amount)}</span>
    </li>
  );
}

function ChoiceLine({ view, line: { offer, amount, reduced } }: { view: CityView; line: QuoteChoice }): VNode {
  const { city, language, texts } = view;
  const key = writeChoice(offer.choice);
  const name = choiceName(view, offer.choice);
  const count = offer.price && isInParts(offer) ? Number(amount.minor / offer.price.minor) : 1;
  return (
    <li>
      <div>
        <a href={city.path(language, `/give/${key}`)}>{name}</a>
        {count > 1 && <span class="quiet small tabular"> × {texts.number(count)}</span>}
        {reduced && <p class="small">{texts.t('donor.checkout.reduced')}</p>}
        <Remove view={view} name="choice" value={key} bill={name} />
      </div>
      <span class="tabular">{texts.money(amount)}</span>
    </li>
  );
}

function Remove({ view, name, value, bill }: { view: CityView; name: 'need' | 'choice'; value: string; bill: string }): VNode {
  const { city, language, texts } = view;
  return (
    <form method="post" action={city.path(language, '/basket/remove')}>
      <input type="hidden" name={name} value={value} />
      <input type="hidden" name="back" value="/checkout" />
      <button class="link-button" type="submit" aria-label={texts.t('donor.bill.remove.which', { bill })}>
        {texts.t('donor.checkout.remove')}
      </button>
    </form>
  );
}
