import type { VNode } from 'preact';
import type { City } from '../../cities/index.js';
import type { Texts } from '../../platform/texts/index.js';
import { Button, Card, ErrorSummary, Field, Layout, type FormErrors } from '../shared/index.js';

interface SignInProps {
  readonly texts: Texts;
  readonly city: City;
  readonly errors?: FormErrors;
  readonly email?: string;
}

/** The staff's front door. */
export function SignInPage({ texts, city, errors, email }: SignInProps): VNode {
  const { t } = texts;
  return (
    <Layout
      texts={texts}
      city={city}
      title={t('staff.sign_in.title')}
      site={t('staff.site')}
      inLanguage={(tag) => city.path(tag, '/staff')}
      indexed={false}
      width="narrow"
    >
      <div class="stack stack--l">
        <div class="stack">
          <h1>{t('staff.sign_in.title')}</h1>
          <p class="lead">{t('staff.sign_in.lead')}</p>
        </div>
        <ErrorSummary texts={texts} errors={errors} />
        <Card>
          <form class="stack" method="post" action={city.path(texts.language, '/staff/sign-in')}>
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
    </Layout>
  );
}
