import type { VNode } from 'preact';
import type { RefusalCode } from '../../kernel/refusal-codes.js';
import type { Texts } from '../../platform/texts/index.js';
import type { CityFace } from './city-face.js';
import { ButtonLink } from './components/form.js';
import { Layout } from './layout.js';

interface ErrorPageProps {
  readonly texts: Texts;
  readonly code: RefusalCode;
  /** The sentence of this very case, in place of its code's. */
  readonly detail?: string | undefined;
  readonly city?: CityFace | undefined;
}

/** Says in a sentence what happened and where to go on. Never a stack, never a value from the request. */
export function ErrorPage({ texts, code, detail, city }: ErrorPageProps): VNode {
  const title = texts.t(code.endsWith('not_found') || code.endsWith('_unknown') ? 'shared.error.not_found' : 'shared.error.title');
  return (
    <Layout texts={texts} title={title} {...(city ? { city } : {})} width="narrow" indexed={false}>
      <div class="stack stack--l">
        <h1>{title}</h1>
        <p class="lead">{detail ?? texts.refusal(code)}</p>
        <div class="row">
          {code === 'sign_in_required' && city && (
            <ButtonLink href={city.path(texts.language, '/staff')}>{texts.t('shared.error.sign_in')}</ButtonLink>
          )}
          <ButtonLink href={city ? city.path(texts.language, '') : `/${texts.language}`}>{texts.t('shared.error.home')}</ButtonLink>
        </div>
        <p class="quiet small">{texts.t('shared.error.code', { code })}</p>
      </div>
    </Layout>
  );
}
