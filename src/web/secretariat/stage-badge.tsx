import type { VNode } from 'preact';
import type { CurrentStage } from '../../network/index.js';
import type { Texts } from '../../platform/texts/index.js';
import { Badge, type Tone } from '../shared/index.js';

/** Each stage by colour, shape and word: none of them alone. A ring fills as a city comes nearer; a square is a city that runs. */
const looks: Readonly<Record<CurrentStage, { tone: Tone; shape: VNode }>> = {
  not_contacted: {
    tone: 'neutral',
    shape: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2 2.7" />,
  },
  invited: { tone: 'info', shape: <Ring /> },
  interested: { tone: 'info', shape: <Ring filled="M8 8V2a6 6 0 0 1 6 6z" /> },
  applied: { tone: 'info', shape: <Ring filled="M8 2a6 6 0 0 1 0 12z" /> },
  agreement_signed: { tone: 'accent', shape: <Ring filled="M8 8V2a6 6 0 1 1-6 6z" /> },
  technical_setup: { tone: 'accent', shape: <path d="M8 1.5 14.5 8 8 14.5 1.5 8z" fill="none" stroke="currentColor" stroke-width="2" /> },
  pilot: { tone: 'success', shape: <path d="M8 1.5 15 14H1z" fill="none" stroke="currentColor" stroke-width="2" /> },
  live: { tone: 'success', shape: <rect x="2" y="2" width="12" height="12" fill="currentColor" /> },
  paused: { tone: 'warning', shape: <path d="M3.5 2h3v12h-3zM9.5 2h3v12h-3z" fill="currentColor" /> },
  ended: { tone: 'neutral', shape: <path d="m3 3 10 10M13 3 3 13" stroke="currentColor" stroke-width="2" /> },
};

function Ring({ filled }: { filled?: string }): VNode {
  return (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="2" />
      {filled && <path d={filled} fill="currentColor" />}
    </>
  );
}

export function StageBadge({ texts, stage }: { texts: Texts; stage: CurrentStage }): VNode {
  const { tone, shape } = looks[stage];
  return (
    <Badge tone={tone}>
      <svg class="stage-mark" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" data-stage={stage}>
        {shape}
      </svg>
      {texts.t('secretariat.stage', { stage })}
    </Badge>
  );
}
