import type { VNode } from 'preact';
import type { Texts } from '../../../platform/texts/index.js';
import { Button, ErrorSummary, Field, type FormErrors } from '../components/form.js';
import { Card } from '../components/parts.js';

interface SignInFormProps {
  readonly texts: Texts;
  /** Where the form goes. */
  readonly action: string;
  readonly title: string;
  readonly lead: string;
  readonly errors?: FormErrors | undefined;
  /** What was typed before; the password never comes back. */
  readonly email?: string | undefined;
}

/** The front door of every desk: a city's and the secretariat's. */
export function SignInForm({ texts, action, title, lead, errors, email }: SignInFormProps): VNode {
  const { t } = texts;
  return (
    <div class="stack stack--l">
      <div class="stack">
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
      </div>
      <ErrorSummary texts={texts} errors={errors} />
      <Card>
        <form class="stack" method="post" action={action}>
          <Field
            texts={texts}
            name="email"
            label={t('staff.sign_in.email')}
            type="email"
            autocomplete="username"
            value={email}
            errors={errors}
            required
          />
          <Field
            texts={texts}
            name="password"
            label={t('staff.sign_in.password')}
            type="password"
            autocomplete="current-password"
            required
          />
          <div class="row">
            <Button>{t('staff.sign_in.submit')}</Button>
          </div>
        </form>
      </Card>
    </div>
  );
}
