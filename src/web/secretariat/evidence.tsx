import type { VNode } from 'preact';
import type { RecordedStep } from '../../network/index.js';
import type { Texts } from '../../platform/texts/index.js';

type Reasons = Pick<RecordedStep, 'evidence' | 'reason' | 'isExample'>;

/** What a step rests on. Of an example the page says in the reader's language that it is one: what is written there is no fact. */
export function Evidence({ texts, step }: { texts: Texts; step: Reasons | undefined }): VNode {
  if (!step) return <span class="quiet">{texts.t('secretariat.evidence.none')}</span>;
  return <>{step.isExample ? texts.t('secretariat.example.evidence') : step.evidence}</>;
}

/** Why it was taken, where that had to be said. */
export function Reason({ texts, step: { reason, isExample } }: { texts: Texts; step: Reasons }): VNode {
  if (reason === null) return <>—</>;
  return <>{isExample ? texts.t('secretariat.example.reason') : reason}</>;
}
