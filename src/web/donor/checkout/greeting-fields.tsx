import type { VNode } from 'preact';
import { greetingFields, MAX_GREETING_NAME, MAX_GREETING_LENGTH, greetingOccasions } from '../../../donations/index.js';
import { Field, type FormErrors, SelectField, TextField } from '../../shared/index.js';
import type { CityView } from '../layout/view.js';

/** As the checkout's form brings them: each by the name of its field. */
export interface GreetingTyped {
  readonly greetTo?: string;
  readonly greetFrom?: string;
  readonly greetFor?: string;
  readonly greetWords?: string;
}

interface Props {
  readonly view: CityView;
  readonly typed: GreetingTyped;
  readonly errors?: FormErrors | undefined;
}

/** A gift in somebody's name: folded in, and open where something stands in it. */
export function GreetingFields({ view: { texts }, typed, errors }: Props): VNode {
  const { t } = texts;
  const { to, from, occasion, words } = greetingFields;
  const open =
    [typed.greetTo, typed.greetFrom, typed.greetWords].some(Boolean) || Object.values(greetingFields).some((name) => errors?.[name]);
  return (
    <details class="fold" open={open}>
      <summary>{t('greeting.fold')}</summary>
      <fieldset class="stack">
        <legend class="visually-hidden">{t('greeting.fold')}</legend>
        <p class="quiet">{t('greeting.lead')}</p>
        <Field
          texts={texts}
          name={to}
          type="email"
          label={t('greeting.to')}
          hint={t('greeting.to.hint')}
          value={typed.greetTo}
          errors={errors}
          autocomplete="off"
        />
        <Field
          texts={texts}
          name={from}
          label={t('greeting.from')}
          value={typed.greetFrom}
          errors={errors}
          maxlength={MAX_GREETING_NAME}
          autocomplete="off"
        />
        <SelectField
          texts={texts}
          name={occasion}
          label={t('greeting.for')}
          value={typed.greetFor ?? 'none'}
          errors={errors}
          options={greetingOccasions.map((each) => ({ value: each, label: t('greeting.occasion', { occasion: each }) }))}
        />
        <TextField
          texts={texts}
          name={words}
          label={t('greeting.words')}
          hint={t('greeting.words.hint', { most: MAX_GREETING_LENGTH })}
          value={typed.greetWords}
          errors={errors}
          optional
        />
      </fieldset>
    </details>
  );
}
