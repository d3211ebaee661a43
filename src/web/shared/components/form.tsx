import type { ComponentChildren, VNode } from 'preact';
import type { Texts } from '../../../platform/texts/index.js';

/** What is wrong with a form: one sentence a field, in the order of the page. The field name is also the input's id. */
export type FormErrors = Readonly<Record<string, string>>;

interface FieldProps {
  readonly texts: Texts;
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
  readonly hint?: string;
  readonly errors?: FormErrors | undefined;
  readonly type?: 'text' | 'email' | 'password' | 'date' | 'search' | 'file' | 'tel' | 'number';
  readonly inputmode?: 'decimal' | 'numeric' | 'text' | 'email';
  readonly autocomplete?: 'email' | 'username' | 'current-password' | 'new-password' | 'off';
  readonly optional?: boolean;
  readonly required?: boolean;
  readonly short?: boolean;
  readonly maxlength?: number;
  /** The first and the last day that can be chosen, `YYYY-MM-DD`, or the smallest and the largest number. */
  readonly min?: string;
  readonly max?: string;
  readonly accept?: string;
}

/** A labelled input that keeps what was typed and says what is wrong with it. */
export function Field({ texts, name, label, value, hint, errors, optional, short, type = 'text', ...input }: FieldProps): VNode {
  const error = errors?.[name];
  // Preact types each kind of input apart; ours differ in nothing that it forbids.
  const kind = { type } as { type: 'text' };
  return (
    <div class={short ? 'field field--short' : 'field'}>
      <label for={name}>
        {label}
        {optional && <span class="optional"> ({texts.t('shared.form.optional')})</span>}
      </label>
      <Hint name={name} hint={hint} error={error} texts={texts} />
      <input
        class="ds-input"
        id={name}
        name={name}
        {...kind}
        value={type === 'password' || type === 'file' ? undefined : value}
        aria-describedby={describedBy(name, hint, error)}
        aria-invalid={error ? 'true' : undefined}
        {...input}
      />
    </div>
  );
}

/** Several lines. No length is cut off in the browser: what is too long comes back whole, with the sentence that says so. */
export function TextField({ texts, name, label, value, hint, errors, optional }: FieldProps): VNode {
  const error = errors?.[name];
  return (
    <div class="field">
      <label for={name}>
        {label}
        {optional && <span class="optional"> ({texts.t('shared.form.optional')})</span>}
      </label>
      <Hint name={name} hint={hint} error={error} texts={texts} />
      <textarea
        class="ds-input"
        id={name}
        name={name}
        rows={4}
        aria-describedby={describedBy(name, hint, error)}
        aria-invalid={error ? 'true' : undefined}
      >
        {value}
      </textarea>
    </div>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface SelectProps {
  readonly texts: Texts;
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly value?: string | undefined;
  readonly hint?: string;
  readonly errors?: FormErrors | undefined;
}

export function SelectField({ texts, name, label, options, value, hint, errors }: SelectProps): VNode {
  const error = errors?.[name];
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <Hint name={name} hint={hint} error={error} texts={texts} />
      <select
        class="ds-input"
        id={name}
        name={name}
        aria-describedby={describedBy(name, hint, error)}
        aria-invalid={error ? 'true' : undefined}
      >
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** One of a few answers, as radio buttons. */
export function RadioField({ texts, name, label, options, value, hint, errors }: SelectProps): VNode {
  const error = errors?.[name];
  return (
    <fieldset class="field" id={name} aria-describedby={describedBy(name, hint, error)}>
      <legend>{label}</legend>
      <Hint name={name} hint={hint} error={error} texts={texts} />
      {options.map((option) => (
        <label class="choice">
          <input type="radio" name={name} value={option.value} checked={option.value === value} />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Hint({ name, hint, error, texts }: { name: string; hint: string | undefined; error: string | undefined; texts: Texts }): VNode {
  return (
    <>
      {hint && (
        <p class="field__hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field__error" id={`${name}-error`}>
          <span class="visually-hidden">{texts.t('shared.form.error')} </span>
          {error}
        </p>
      )}
    </>
  );
}

function describedBy(name: string, hint: string | undefined, error: string | undefined): string | undefined {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return ids === '' ? undefined : ids;
}

/** Stands at the head of a page whose form came back; its links lead to the fields. */
export function ErrorSummary({ texts, errors }: { texts: Texts; errors: FormErrors | undefined }): VNode | null {
  const entries = Object.entries(errors ?? {});
  if (entries.length === 0) return null;
  return (
    <div class="errors" role="alert" tabindex={-1}>
      <h2>{texts.t('shared.form.errors', { count: entries.length })}</h2>
      <ul>
        {entries.map(([name, sentence]) => (
          <li>
            <a href={`#${name}`}>{sentence}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ButtonProps {
  readonly variant?: 'primary' | 'secondary' | 'tertiary';
  readonly wide?: boolean;
  readonly name?: string;
  readonly value?: string;
  readonly describedBy?: string;
  readonly children: ComponentChildren;
}

export function Button({ variant = 'primary', wide, name, value, describedBy: by, children }: ButtonProps): VNode {
  return (
    <button class={buttonClass(wide)} data-variant={variant} type="submit" name={name} value={value} aria-describedby={by}>
      {children}
    </button>
  );
}

export function ButtonLink({
  href,
  variant = 'primary',
  wide,
  children,
}: Omit<ButtonProps, 'name' | 'value'> & { readonly href: string }): VNode {
  return (
    <a class={buttonClass(wide)} data-variant={variant} href={href}>
      {children}
    </a>
  );
}

function buttonClass(wide: boolean | undefined): string {
  return wide ? 'ds-button ds-button--wide' : 'ds-button ds-button--grow';
}
