import type { VNode } from 'preact';
import { Button, Field, SelectField, type FormErrors } from '../../shared/index.js';
import type { Offer } from '../domain/offers.js';
import type { CityView } from '../layout/view.js';

export interface TypedChoice {
  readonly amount?: string;
  readonly biller?: string;
}

interface Props {
  readonly view: CityView;
  /** The offers of next bills, one a biller: where there are several, the donor may say which. */
  readonly next: readonly Offer[];
  readonly typed?: TypedChoice;
  readonly errors?: FormErrors | undefined;
}

/** "Choose for me": an amount in, the city's published order does the rest. The summary shows what was chosen before anything is paid. */
export function ChooseForm({ view, next, typed = {}, errors }: Props): VNode {
  const { city, language, texts } = view;
  return (
    <form method="post" action={city.path(language, '/choose')} class="choose" novalidate>
      <Field
        texts={texts}
        name="amount"
        label={texts.t('donor.choose.amount')}
        hint={texts.t(city.listing === 'exact' ? 'donor.choose.hint' : 'donor.choose.hint.banded')}
        value={typed.amount}
        errors={errors}
        inputmode="decimal"
        autocomplete="off"
        maxlength={30}
        short
      />
      {next.length > 1 && (
        <SelectField
          texts={texts}
          name="biller"
          label={texts.t('donor.choose.biller')}
          value={typed.biller}
          errors={errors}
          options={[
            { value: '', label: texts.t('donor.choose.biller.any') },
            ...next.map(({ choice }) => ({
              value: choice.code,
              label: texts.t('shared.kind.plural', { kind: city.biller(choice.code).kind }),
            })),
          ]}
        />
      )}
      <Button variant="secondary">{texts.t('donor.choose.go')}</Button>
    </form>
  );
}
