import type { VNode } from 'preact';
import type { City } from '../../cities/index.js';
import { Card, Field, SelectField, StaffForm, type FormErrors, type StaffContext } from '../shared/index.js';
import type { BillForm } from './households.dto.js';

interface BillFormProps extends StaffContext {
  readonly city: City;
  readonly householdId: string;
  readonly holder: string;
  readonly reason: string;
  readonly errors: FormErrors | undefined;
  readonly given: BillForm | undefined;
}

/** A bill from paper. Its fields are called as the columns of a bill file, so that both are refused in the same words. */
export function BillFormCard({ texts, city, staff, householdId, holder, reason, errors, given }: BillFormProps): VNode {
  const { t } = texts;
  const common = { texts, errors, autocomplete: 'off', required: true } as const;
  return (
    <Card class="stack">
      <h2>{t('casework.bill.title')}</h2>
      <p class="quiet">{t('casework.bill.lead')}</p>
      <StaffForm
        staff={staff}
        action={city.path(texts.language, `/staff/households/${householdId}/bills`)}
        submit={t('casework.bill.submit')}
      >
        <input type="hidden" name="reason" value={reason} />
        <Field {...common} name="decisionNo" label={t('casework.upload.decision')} value={given?.decisionNo} maxlength={200} />
        <SelectField
          texts={texts}
          name="utility"
          label={t('casework.bill.biller')}
          options={city.billers.map(({ code, name }) => ({ value: code, label: name }))}
          value={given?.utility}
          errors={errors}
        />
        <Field {...common} name="bill_no" label={t('casework.bill.bill_no')} value={given?.bill_no} maxlength={100} />
        <Field {...common} name="account_no" label={t('casework.bill.account')} value={given?.account_no} maxlength={100} />
        <Field
          {...common}
          name="holder_name"
          label={t('casework.bill.holder')}
          hint={t('casework.bill.holder.hint')}
          value={given?.holder_name ?? holder}
          maxlength={300}
        />
        <Field
          {...common}
          required={false}
          optional
          name="district"
          label={t('casework.bill.district')}
          value={given?.district}
          maxlength={200}
        />
        <Field
          {...common}
          name="amount"
          label={t('casework.bill.amount', { currency: city.currency })}
          value={given?.amount}
          inputmode="decimal"
          short
          maxlength={40}
        />
        <Field {...common} name="issued_on" type="date" label={t('casework.bill.issued')} value={given?.issued_on} short />
        <Field {...common} name="due_on" type="date" label={t('casework.bill.due')} value={given?.due_on} short />
        <Field
          {...common}
          required={false}
          optional
          name="cut_off_on"
          type="date"
          label={t('casework.bill.cut_off')}
          hint={t('casework.bill.cut_off.hint')}
          value={given?.cut_off_on}
          short
        />
      </StaffForm>
    </Card>
  );
}
