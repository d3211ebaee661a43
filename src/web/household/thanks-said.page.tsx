import type { VNode } from 'preact';
import type { City } from '../../cities/index.js';
import type { Texts } from '../../platform/texts/index.js';
import { ButtonLink, Layout } from '../shared/index.js';

/** The word was taken. It names neither it nor who said it: somebody may look over the shoulder. */
export function ThanksSaidPage({ texts, city }: { texts: Texts; city: City }): VNode {
  const { t } = texts;
  return (
    <Layout texts={texts} city={city} title={t('thanks.said')} width="narrow" indexed={false}>
      <div class="stack stack--l">
        <div class="stack">
          <h1>{t('thanks.said')}</h1>
          <p class="lead">{t('thanks.said.text')}</p>
        </div>
        <div class="row">
          <ButtonLink variant="secondary" href={city.path(texts.language, '')}>
            {t('thanks.said.home')}
          </ButtonLink>
        </div>
      </div>
    </Layout>
  );
}
