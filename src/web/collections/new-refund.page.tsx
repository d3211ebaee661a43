import type { VNode } from 'preact';
import type { City } from '../../cities/index.js';
import type { PaymentRest } from '../../payments/index.js';
import { Card, ErrorSummary, Facts, Field, StaffForm, StaffPage, type FormErrors, type StaffContext } from '../shared/index.js';

interface NewRefundProps extends StaffContext {
  readonly city: City;
  readonly payment: PaymentRest;
  readonly errors?: FormErrors;
  readonly given?: { readonly refundAmount: string; readonly reason: string };
}

/** Asks that a payment, or a part of it, goes back. */
export function NewRefundPage({ payment, errors, given, ...context }: NewRefundProps): VNode {
  const { texts, city, staff } = context;
  const { t } = texts;
  const { id, amount, rest, reference } = payment;
  return (
    <StaffPage
      {...context}
      title={t('collections.refund.title')}
      path={`/staff/refunds/new?payment=${id}`}
      desk="refunds"
      lead={t('collections.refund.lead')}
      crumbs={[{ href: city.path(texts.language, '/staff/refunds'), label: t('collections.refunds.title') }]}
      width="narrow"
    >
      <ErrorSummary texts={texts} errors={errors} />
      <Card class="stack">
        <Facts
          facts={[
            [t('collections.payments.reference'), <span class="mono">{reference ?? '–'}</span>],
            [t('collections.payments.amount'), texts.money(amount)],
            [t('collections.refund.rest'), texts.money(rest)],
          ]}
        />
        <StaffForm staff={staff} action={city.path(texts.language, '/staff/refunds')} submit={t('collections.refund.submit')}>
          <input type="hidden" name="payment" value={id} />
          <Field
            texts={texts}
            name="refundAmount"
            label={t('collections.refund.amount', { currency: amount.currency })}
            hint={t('collections.refund.amount.hint')}
            value={given?.refundAmount ?? rest.toDecimal()}
            inputmode="decimal"
            errors={errors}
            short
            required
          />
          <Field
            texts={texts}
            name="reason"
            label={t('collections.refund.reason')}
            hint={t('collections.refund.reason.hint')}
            value={given?.reason}
            errors={errors}
            maxlength={500}
            required
          />
        </StaffForm>
      </Card>
    </StaffPage>
  );
}
