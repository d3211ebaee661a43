import type { VNode } from 'preact';
import type { Money } from '../../kernel/money.js';
import type { PublicNeed } from '../../needs/index.js';
import type { Texts } from '../../platform/texts/index.js';
import { Button, ButtonLink, ErrorSummary, Field, Notice, RadioField, type FormErrors } from '../shared/index.js';
import type { Quote, QuoteLine, QuotePayment } from './domain/quote.js';
import { DonorLayout } from './donor-layout.js';
import type { CityView } from './view.js';

export interface CheckoutTyped {
  readonly email?: string;
  readonly ifFilled?: string;
}

interface Props {
  readonly view: CityView;
  readonly quote: Quote;
  readonly typed: CheckoutTyped;
  readonly errors?: FormErrors;
  /** The link of a gift whose payment has not ended. */
  readonly open?: string;
}

/** What is about to be paid, line by line, before the provider's page. One payment a biller; the first has the button. */
export function CheckoutPage(props: Props): VNode {
  const { view, quote, errors, open } = props;
  const { city, language, texts } = view;
  const [next, ...later] = quote.payments;
  return (
    <DonorLayout view={view} title={texts.t('donor.checkout.title')} here="/checkout" width="narrow" indexed={false}>
      <div class="stack stack--l">
        <ErrorSummary texts={texts} errors={errors} />
        <h1>{texts.t(next ? 'donor.checkout.title' : 'donor.checkout.empty')}</h1>
        {open && (
          <Notice>
            {texts.t('donor.checkout.open')} <a href={open}>{texts.t('donor.checkout.open.see')}</a>
          </Notice>
        )}
        {quote.gone.length > 0 && <Notice tone="info">{texts.t('donor.checkout.gone', { count: quote.gone.length })}</Notice>}
        {next ? (
          <>
            <p class="lead">{texts.t('donor.checkout.payments', { count: quote.payments.length })}</p>
            <PaymentForm {...props} payment={next} count={quote.payments.length} />
            {later.length > 0 && (
              <section class="stack">
                <h2>{texts.t('donor.checkout.later')}</h2>
                {later.map((payment, index) => (
                  <PaymentLines view={view} payment={payment} heading={headingOf(view, payment, index + 2, quote.payments.length)} />
                ))}
              </section>
            )}
          </>
        ) : (
          <div class="stack">
            <p class="lead">{texts.t('donor.checkout.empty.text')}</p>
            <ButtonLink href={city.path(language, '/bills')}>{texts.t('donor.checkout.choose')}</ButtonLink>
          </div>
        )}
      </div>
    </DonorLayout>
  );
}

function headingOf({ city, texts }: CityView, { billerCode }: QuotePayment, number: number, count: number): string {
  const biller = city.biller(billerCode).name;
  return count === 1 ? texts.t('donor.checkout.payment.one', { biller }) : texts.t('donor.checkout.payment', { number, count, biller });
}

function PaymentForm({ view, typed, errors, payment, count }: Props & { payment: QuotePayment; count: number }): VNode {
  const { city, language, texts } = view;
  return (
    <div class="stack stack--l">
      <PaymentLines view={view} payment={payment} heading={headingOf(view, payment, 1, count)} />
      <form method="post" action={city.path(language, '/checkout')} class="stack stack--l" novalidate>
        <input type="hidden" name="biller" value={payment.billerCode} />
        <input type="hidden" name="total" value={payment.total.toDecimal()} />
        <RadioField
          texts={texts}
          name="ifFilled"
          label={texts.t('donor.checkout.if_filled')}
          value={typed.ifFilled ?? 'next'}
          errors={errors}
          options={[
            { value: 'next', label: texts.t('donor.checkout.if_filled.next') },
            { value: 'refund', label: texts.t('donor.checkout.if_filled.refund') },
          ]}
        />
        <Field
          texts={texts}
          name="email"
          type="email"
          label={texts.t('donor.checkout.email')}
          hint={texts.t('donor.checkout.email.hint')}
          value={typed.email}
          errors={errors}
          autocomplete="email"
          maxlength={254}
          optional
        />
        <div class="stack stack--s">
          <Button wide describedBy="hosted">
            {texts.t('donor.checkout.pay', { amount: texts.money(payment.total) })}
          </Button>
          <p class="quiet small" id="hosted">
            {texts.t('donor.checkout.hosted')}
          </p>
        </div>
      </form>
    </div>
  );
}

function PaymentLines({ view, payment, heading }: { view: CityView; payment: QuotePayment; heading: string }): VNode {
  const { texts } = view;
  return (
    <section class="receipt stack">
      <h2>{heading}</h2>
      <ul class="lines plain-list">
        {payment.lines.map((line) => (
          <Line view={view} line={line} />
        ))}
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

function Line({ view, line: { need, amount, reduced } }: { view: CityView; line: QuoteLine }): VNode {
  const { city, language, texts } = view;
  const kind = texts.t('shared.kind', { kind: need.billerKind });
  const bill = `${kind}, ${texts.money(amount)}`;
  return (
    <li>
      <div>
        <a href={city.path(language, `/bills/${need.id}`)}>{kind}</a>
        <span class="quiet small">
          {' · '}
          {shareOf(texts, need, amount)}
        </span>
        {reduced && <p class="small">{texts.t('donor.checkout.reduced')}</p>}
        <form method="post" action={city.path(language, '/basket/remove')}>
          <input type="hidden" name="need" value={need.id} />
          <input type="hidden" name="back" value="/checkout" />
          <button class="link-button" type="submit" aria-label={texts.t('donor.bill.remove.which', { bill })}>
            {texts.t('donor.checkout.remove')}
          </button>
        </form>
      </div>
      <span class="tabular">{texts.money(amount)}</span>
    </li>
  );
}
