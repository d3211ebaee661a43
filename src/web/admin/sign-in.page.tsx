import type { VNode } from 'preact';
import type { City } from '../../cities/index.js';
import type { Texts } from '../../platform/texts/index.js';
import { Layout, SignInForm, type FormErrors } from '../shared/index.js';

interface SignInProps {
  readonly texts: Texts;
  readonly city: City;
  readonly errors?: FormErrors;
  readonly email?: string;
}

/** The staff's front door. */
export function SignInPage({ texts, city, errors, email }: SignInProps): VNode {
  const { t, language } = texts;
  const title = t('staff.sign_in.title');
  const action = city.path(language, '/staff/sign-in');
  const inLanguage = (tag: string): string => city.path(tag, '/staff');
  return (
    <Layout texts={texts} city={city} title={title} site={t('staff.site')} inLanguage={inLanguage} indexed={false} width="narrow">
      <SignInForm texts={texts} action={action} title={title} lead={t('staff.sign_in.lead')} errors={errors} email={email} />
    </Layout>
  );
}
