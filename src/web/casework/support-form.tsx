import type { VNode } from 'preact';
import type { City } from '../../cities/index.js';
import { Card, Field, SelectField, StaffForm, type FormErrors, type StaffContext } from '../shared/index.js';
import type { SupportForm } from './supports.dto.js';
import { supportName } from './support-name.js';

interface SupportFormProps extends StaffContext {
  readonly city: City;
  readonly householdId: string;
  readonly reason: string;
  readonly errors: FormErrors | undefined;
  readonly given: SupportForm | undefined;
}

/** Grants a household a package or cash support; nothing where the city gives neither. */
export function SupportFormCard({ texts, city, staff, householdId, reason, errors, given }: SupportFormProps): VNode | null {
  const { t } = texts;
  const packages = city.permits.package ? city.packages : [];
  const part = city.permits.cash ? city.cashPart : undefined;
  if (packages.length === 0 && !part) return null;
  const options = [
    ...packages.map(({ code, price }) => ({
      value: `package:${code}`,
      label: `${supportName({ city, texts }, { kind: 'package', packageCode: code })} · ${texts.money(price)}`,
    })),
    ...(part ? [{ value: 'cash', label: supportName({ city, texts }, { kind: 'cash', packageCode: undefined }) }] : []),
  ];
  return (
    <Card class="stack">
      <h2>{t('casework.support.title')}</h2>
      <p class="quiet">{t('casework.support.lead')}</p>
      <StaffForm
        staff={staff}
        action={city.path(texts.language, `/staff/households/${householdId}/supports`)}
        submit={t('casework.support.submit')}
      >
        <input type="hidden" name="reason" value={reason} />
        <Field
          texts={texts}
          name="grantedBy"
          label={t('casework.support.decision')}
          value={given?.grantedBy}
          errors={errors}
          autocomplete="off"
          maxlength={200}
          required
        />
        <SelectField
          texts={texts}
          name="granted"
          label={t('casework.support.what')}
          options={options}
          value={given?.granted}
          errors={errors}
        />
        {part && (
          <Field
            texts={texts}
            name="cash_amount"
            label={t('casework.support.cash_amount', { currency: city.currency })}
            hint={t('casework.support.cash_amount.hint', { part: texts.money(part) })}
            value={given?.cash_amount}
            errors={errors}
            inputmode="decimal"
            autocomplete="off"
            maxlength={40}
            optional
            short
          />
        )}
      </StaffForm>
    </Card>
  );
}
