import type { VNode } from 'preact';
import type { Texts } from '../../../platform/texts/index.js';
import type { ThanksWeek } from '../../../reports/index.js';

/** What households of the city said in a week: it belongs to no gift and no bill, and says so. */
export function HouseholdThanks({ texts, thanks }: { texts: Texts; thanks: ThanksWeek }): VNode {
  const { t, date } = texts;
  return (
    <section class="stack stack--s">
      <h2>{t('thanks.heard')}</h2>
      <p class="quiet">{t('thanks.heard.text', { week: date(thanks.week) })}</p>
      <ul class="said plain-list">
        {thanks.phrases.map((phrase) => (
          <li>
            <q>{t('thanks.phrase', { phrase })}</q>
          </li>
        ))}
      </ul>
    </section>
  );
}
