import type { VNode } from 'preact';
import type { BatchView } from '../../bills/index.js';
import type { City } from '../../cities/index.js';
import type { Texts } from '../../platform/texts/index.js';
import { Card } from '../shared/index.js';

/** Who handed a batch in and who approved it: two persons, or the empty place of the second. */
export function FourEyes({ texts, city, batch }: { texts: Texts; city: City; batch: BatchView }): VNode {
  const { t } = texts;
  const { proposedBy, createdAt, approvedBy, approvedAt } = batch;
  return (
    <Card class="stack">
      <h2>{t('casework.batch.eyes')}</h2>
      <ol class="eyes">
        <li>
          <span class="quiet small">{t('casework.batch.eyes.first')}</span>
          <strong>{proposedBy.name}</strong>
          <span class="small">{texts.dateTime(createdAt, city.timeZone)}</span>
        </li>
        {approvedBy && approvedAt ? (
          <li>
            <span class="quiet small">{t('casework.batch.eyes.second')}</span>
            <strong>{approvedBy.name}</strong>
            <span class="small">{texts.dateTime(approvedAt, city.timeZone)}</span>
          </li>
        ) : (
          <li class="eyes__open">
            <span class="quiet small">{t('casework.batch.eyes.second')}</span>
            <span>{t('casework.batch.eyes.open')}</span>
          </li>
        )}
      </ol>
    </Card>
  );
}
