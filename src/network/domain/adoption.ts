import type { LocalDate } from '../../kernel/local-date.js';
import { lifecycle } from '../../kernel/lifecycle.js';
import { Refusal } from '../../kernel/refusal.js';

const forward = ['invited', 'interested', 'applied', 'agreement_signed', 'technical_setup', 'pilot', 'live'] as const;

/** How far a city has come; `not_contacted` is where nothing is written down. */
export type Stage = (typeof forward)[number] | 'paused' | 'ended';
export type CurrentStage = Stage | 'not_contacted';

const after = (stage: (typeof forward)[number]): Stage[] => [...forward.slice(forward.indexOf(stage) + 1), 'paused', 'ended'];

/** A city may leave a stage out, pause, come back and end; it does not go backwards. */
export const adoption = lifecycle<CurrentStage>({
  not_contacted: [...forward],
  invited: after('invited'),
  interested: after('interested'),
  applied: after('applied'),
  agreement_signed: after('agreement_signed'),
  technical_setup: after('technical_setup'),
  pilot: after('pilot'),
  live: ['paused', 'ended'],
  paused: ['technical_setup', 'pilot', 'live', 'ended'],
  ended: ['invited', 'interested', 'applied'],
});

/** Every stage in the order of the way. */
export const stages = adoption.states.filter((stage): stage is Stage => stage !== 'not_contacted');

export interface AdoptionStep {
  readonly id: string;
  /** `not_contacted` is said by a correction alone. */
  readonly stage: CurrentStage;
  readonly effectiveOn: LocalDate;
  readonly recordedAt: Date;
  /** The step that this one stands in place of. */
  readonly corrects: string | null;
}

/** The steps that hold: all but those that another one corrects. */
export function standing<Step extends AdoptionStep>(steps: readonly Step[]): Step[] {
  const corrected = new Set(steps.map(({ corrects }) => corrects));
  return steps.filter(({ id }) => !corrected.has(id));
}

/** The stage on `today`: of the steps that hold the one that took effect last, and of two on one day the one recorded last. */
export function currentStage(steps: readonly AdoptionStep[], today: LocalDate): CurrentStage {
  const [last] = standing(steps)
    .filter(({ effectiveOn }) => effectiveOn <= today)
    .sort(newestFirst);
  return last?.stage ?? 'not_contacted';
}

export function newestFirst(a: AdoptionStep, b: AdoptionStep): number {
  if (a.effectiveOn !== b.effectiveOn) return a.effectiveOn < b.effectiveOn ? 1 : -1;
  return b.recordedAt.getTime() - a.recordedAt.getTime();
}

export interface NewStep {
  readonly stage: Stage;
  readonly effectiveOn: LocalDate;
  readonly reason?: string | undefined;
  readonly evidence: string;
}

/** The network's founding summit began in Istanbul on this day (its founding declaration): no step is older. */
export const foundedOn = '2021-11-29' as LocalDate;

/**
 * @param from the stage on the day the step takes effect
 * @throws Refusal stage_date_future, stage_date_too_early, stage_invalid, stage_reason_missing (pausing, ending and back-dating say why),
 * stage_evidence_missing
 */
export function assertStep(from: CurrentStage, step: NewStep, today: LocalDate): void {
  // A step tells what has happened: a plan is none, and the network has no city before itself.
  if (step.effectiveOn > today) throw new Refusal('stage_date_future', {}, 'effectiveOn');
  if (step.effectiveOn < foundedOn) throw new Refusal('stage_date_too_early', {}, 'effectiveOn');
  if (!adoption.can(from, step.stage)) throw new Refusal('stage_invalid', { from, to: step.stage }, 'stage');
  if (!step.evidence.trim()) throw new Refusal('stage_evidence_missing', {}, 'evidence');
  const needsReason = step.stage === 'paused' || step.stage === 'ended' || step.effectiveOn < today;
  if (needsReason && !step.reason?.trim()) throw new Refusal('stage_reason_missing', {}, 'reason');
}
