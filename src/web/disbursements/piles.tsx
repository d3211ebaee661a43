import type { VNode } from 'preact';
import type { ConfirmationView } from '../../disbursements/index.js';
import type { Texts } from '../../platform/texts/index.js';
import { Card, KeyFigure, KeyFigures } from '../shared/index.js';

const piles = ['matched', 'missing', 'unexpected'] as const;

/** The three piles of every reconciliation. */
export function Piles({ texts, confirmation }: { texts: Texts; confirmation: ConfirmationView }): VNode {
  const { t } = texts;
  return (
    <div class="grid">
      {piles.map((pile) => (
        <Card class="stack stack--s">
          <KeyFigures>
            <KeyFigure small value={texts.number(confirmation[pile])} label={t(`disbursements.pile.${pile}`)} />
          </KeyFigures>
          <p class="quiet small">{t(`disbursements.pile.${pile}.about`)}</p>
        </Card>
      ))}
    </div>
  );
}
