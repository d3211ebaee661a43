import type { VNode } from 'preact';
import { phrases } from '../../cases/index.js';
import type { City } from '../../cities/index.js';
import type { Texts } from '../../platform/texts/index.js';
import { Card } from '../shared/index.js';

/** A word to who helped, for who wants to. Each phrase is a button; going on without one is an answer too. */
export function ThanksOffer({ texts, city, token }: { texts: Texts; city: City; token: string }): VNode {
  const { t } = texts;
  return (
    <Card>
      <form class="stack" method="post" action={city.path(texts.language, '/household/thanks')}>
        <input type="hidden" name="token" value={token} />
        <h2>{t('thanks.offer')}</h2>
        <p>{t('thanks.offer.text', { k: city.k })}</p>
        <ul class="phrases plain-list">
          {phrases.map((phrase) => (
            <li>
              <button class="ds-button" data-variant="secondary" type="submit" name="phrase" value={phrase}>
                {t('thanks.phrase', { phrase })}
              </button>
            </li>
          ))}
        </ul>
        <p class="quiet small">{t('thanks.offer.once')}</p>
      </form>
    </Card>
  );
}
