import type { VNode } from 'preact';
import type { Texts } from '../../platform/texts/index.js';
import { Layout, SignInForm, type FormErrors } from '../shared/index.js';
import { pathOf } from './secretariat-page.js';

interface SignInProps {
  readonly texts: Texts;
  readonly errors?: FormErrors;
  readonly email?: string;
}

/** The secretariat's front door. */
export function SecretariatSignInPage({ texts, errors, email }: SignInProps): VNode {
  const { t, language } = texts;
  const title = t('secretariat.sign_in.title');
  const inLanguage = (tag: string): string => pathOf(tag, '/sign-in');
  return (
    <Layout texts={texts} title={title} site={t('secretariat.site')} inLanguage={inLanguage} indexed={false} width="narrow">
      <SignInForm
        texts={texts}
        action={pathOf(language, '/sign-in')}
        title={title}
        lead={t('secretariat.sign_in.lead')}
        errors={errors}
        email={email}
      />
    </Layout>
  );
}
