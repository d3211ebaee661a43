import type { VNode } from 'preact';
import type { Money } from '../../../kernel/money.js';
import { Button, ButtonLink, ErrorSummary, Field, Notice, RadioField, type FormErrors } from '../../shared/index.js';
import { PaymentLines } from './checkout-lines.js';
import { ifFilledTexts, leadOf } from '../domain/checkout-texts.js';
import type { Quote, QuotePayment } from '../domain/quote.js';
import { GreetingFields, type GreetingTyped } from './greeting-fields.js';
import { DonorLayout } from '../layout/donor-layout.js';
import type { CityView } from '../layout/view.js';

export interface CheckoutTyped extends GreetingTyped {
  readonly email?: string;
  readonly ifFilled?: string;
}

interface Props {
  readonly view: CityView;
  readonly quote: Quote;
  readonly typed: CheckoutTyped;
  /** What "choose for me" was asked for. */
  readonly chosen?: Money | undefined;
  readonly errors?: FormErrors;
  /** The link of a gift whose payment has not ended. */
  readonly open?: string;
}

/** What is about to be paid, line by line, before the provider's page. The first payment has the button; the others are shown before it. */
export function CheckoutPage(props: Props): VNode {
  const { view, quote, errors } = props;
  const { city, language, texts } = view;
  const [next, ...later] = quote.payments;
  const count = quote.payments.length;
  return (
    <DonorLayout view={view} title={texts.t('donor.checkout.title')} here="/checkout" width="narrow" indexed={false}>
      <div class="stack stack--l">
        <ErrorSummary texts={texts} errors={errors} />
        <h1>{texts.t(next ? 'donor.checkout.title' : 'donor.checkout.empty')}</h1>
        <Notices {...props} />
        {next ? (
          <>
            <p class="lead">{leadOf(view, quote.payments)}</p>
            <PaymentForm {...props} payment={next} />
            {later.length > 0 && (
              <section class="stack">
                <h2>{texts.t('donor.checkout.later')}</h2>
                {later.map((payment, index) => (
                  <PaymentLines view={view} payments={quote.payments} payment={payment} number={index + 2} />
                ))}
                <p class="row row--apart">
                  <span>{texts.t('donor.checkout.all', { count })}</span>
                  <strong class="tabular">{texts.money(quote.total)}</strong>
                </p>
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

/** What has happened to the basket since the donor last looked. */
function Notices({ view: { texts }, quote, chosen, open }: Props): VNode {
  const less = chosen && quote.total.compare(chosen) < 0;
  return (
    <>
      {open && (
        <Notice>
          {texts.t('donor.checkout.open')} <a href={open}>{texts.t('donor.checkout.open.see')}</a>
        </Notice>
      )}
      {less && (
        <Notice tone="info">{texts.t('donor.checkout.less', { amount: texts.money(chosen), found: texts.money(quote.total) })}</Notice>
      )}
      {quote.gone.length > 0 && <Notice tone="info">{texts.t('donor.checkout.gone', { count: quote.gone.length })}</Notice>}
      {quote.withdrawn.length > 0 && <Notice tone="info">{texts.t('donor.checkout.withdrawn', { count: quote.withdrawn.length })}</Notice>}
    </>
  );
}

function PaymentForm({ view, quote, typed, errors, payment }: Props & { payment: QuotePayment }): VNode {
  const { city, language, texts } = view;
  const { legend, next, refund } = ifFilledTexts(payment);
  return (
    <div class="stack stack--l">
      <PaymentLines view={view} payments={quote.payments} payment={payment} number={1} />
      <form method="post" action={city.path(language, '/checkout')} class="stack stack--l" novalidate>
        <input type="hidden" name="way" value={payment.key} />
        <input type="hidden" name="total" value={payment.total.toDecimal()} />
        <RadioField
          texts={texts}
          name="ifFilled"
          label={texts.t(legend)}
          value={typed.ifFilled ?? 'next'}
          errors={errors}
          options={[
            { value: 'next', label: texts.t(next) },
            { value: 'refund', label: texts.t(refund) },
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
        <GreetingFields view={view} typed={typed} errors={errors} />
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
