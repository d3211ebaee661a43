import type { VNode } from 'preact';
import type { Texts } from '../../platform/texts/index.js';
import { Button, Card, ErrorSummary, Field, Layout, type FormErrors } from '../shared/index.js';
import { pathOf } from './secretariat-page.js';

interface SignInProps {
  readonly texts: Texts;
  readonly errors?: FormErrors;
  readonly email?: string;
}

/** The secretariat's front door. */
export function SignInPage({ texts, errors, email }: SignInProps): VNode {
  const { t, language } = texts;
  return (
    <Layout
      texts={texts}
      title={t('secretariat.sign_in.title')}
      site={t('secretariat.site')}
      inLanguage={(tag) => pathOf(tag, '/sign-in')}
      indexed={false}
      width="narrow"
    >
      <div class="stack stack--l">
        <div class="stack">
          <h1>{t('secretariat.sign_in.title')}</h1>
          <p class="lead">{t('secretariat.sign_in.lead')}</p>
        </div>
        <ErrorSummary texts={texts} errors={errors} />
        <Card>
          <form class="stack" method="post" action={pathOf(language, '/sign-in')}>
            <Field
              texts={texts}
              name="email"
              label={t('secretariat.sign_in.email')}
              type="email"
              autocomplete="username"
              value={email}
              errors={errors}
              required
            />
            <Field
              texts={texts}
              name="password"
              label={t('secretariat.sign_in.password')}
              type="password"
              autocomplete="current-password"
              required
            />
            <div class="row">
              <Button>{t('secretariat.sign_in.submit')}</Button>
            </div>
          </form>
        </Card>
      </div>
    </Layout>
  );
}
