import { localDate, type LocalDate } from '../../kernel/local-date.js';
import { type AdoptionStep, assertStep, type CurrentStage, currentStage, stages, type NewStep, type Stage } from './adoption.js';

const today = localDate('2026-11-22');
const yesterday = localDate('2026-11-21');
const tomorrow = localDate('2026-11-23');
const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 22, hour));
/** A step as it was written down: which one it corrects is no matter unless it is said. */
const written = (stage: CurrentStage, effectiveOn: LocalDate, hour: number, corrects: string | null = null): AdoptionStep => ({
  id: `${stage} at ${String(hour)}`,
  stage,
  effectiveOn,
  recordedAt: at(hour),
  corrects,
});
const step = (change: Partial<NewStep>): NewStep => ({ stage: 'invited', effectiveOn: today, evidence: 'letter 12/2026', ...change });

describe('the stage of a member city', () => {
  it('is "not contacted" without evidence', () => {
    expect(currentStage([], today)).toBe('not_contacted');
  });

  it('is the step that took effect last, whenever it was written down', () => {
    const steps = [written('live', today, 8), written('agreement_signed', yesterday, 12)];
    expect(currentStage(steps, today)).toBe('live');
  });

  it('is the later record of two on one day', () => {
    const steps = [written('paused', today, 9), written('live', today, 10)];
    expect(currentStage(steps, today)).toBe('live');
    expect(currentStage([...steps].reverse(), today)).toBe('live');
  });

  it('is not yet a step that takes effect tomorrow', () => {
    expect(currentStage([written('live', tomorrow, 9)], today)).toBe('not_contacted');
  });

  it('is never a step that another one corrects, whatever day either took effect', () => {
    const signed = written('agreement_signed', yesterday, 8);
    const live = written('live', today, 9);
    expect(currentStage([signed, live, written('pilot', yesterday, 10, live.id)], today)).toBe('pilot');
    expect(currentStage([live, written('not_contacted', yesterday, 10, live.id)], today)).toBe('not_contacted');
  });

  it('is the corrected step again where the correction itself was wrong', () => {
    const live = written('live', today, 9);
    const wrong = written('pilot', today, 10, live.id);
    expect(currentStage([live, wrong, written('live', today, 11, wrong.id)], today)).toBe('live');
  });
});

describe('a step', () => {
  it.each<[string, Parameters<typeof assertStep>[0], Stage]>([
    ['a first contact', 'not_contacted', 'invited'],
    ['a city that needs no invitation', 'not_contacted', 'technical_setup'],
    ['a stage left out', 'applied', 'pilot'],
    ['a city that comes back', 'paused', 'live'],
    ['a new beginning', 'ended', 'interested'],
  ])('is taken: %s', (_what, from, to) => {
    const reason = to === 'paused' || to === 'ended' ? 'election' : undefined;
    expect(() => assertStep(from, step({ stage: to, reason }), today)).not.toThrow();
  });

  it.each<[string, Parameters<typeof assertStep>[0], Stage]>([
    ['backwards', 'live', 'pilot'],
    ['to where it stands', 'pilot', 'pilot'],
    ['from the end to life', 'ended', 'live'],
    ['paused before it began', 'not_contacted', 'paused'],
  ])('is refused: %s', (_what, from, to) => {
    expect(() => assertStep(from, step({ stage: to, reason: 'election' }), today)).toThrow('stage_invalid');
  });

  it.each([
    ['pausing', step({ stage: 'paused' })],
    ['ending', step({ stage: 'ended', reason: '  ' })],
    ['back-dating', step({ stage: 'live', effectiveOn: yesterday })],
  ])('says why: %s', (_what, unexplained) => {
    expect(() => assertStep('pilot', unexplained, today)).toThrow('stage_reason_missing');
    expect(() => assertStep('pilot', { ...unexplained, reason: 'council decision' }, today)).not.toThrow();
  });

  it('has happened, since the network was founded', () => {
    const on = (day: string) => () => assertStep('not_contacted', step({ effectiveOn: localDate(day), reason: 'found late' }), today);
    expect(on('2026-11-23')).toThrow('stage_date_future');
    expect(on('9999-12-31')).toThrow('stage_date_future');
    expect(on('2021-11-28')).toThrow('stage_date_too_early');
    expect(on('0001-01-01')).toThrow('stage_date_too_early');
    expect(on('2026-11-22')).not.toThrow();
    expect(on('2021-11-29')).not.toThrow();
  });

  it('has evidence', () => {
    expect(() => assertStep('pilot', step({ stage: 'live', evidence: ' ' }), today)).toThrow('stage_evidence_missing');
  });

  it('knows nine stages', () => {
    expect(stages).toEqual(['invited', 'interested', 'applied', 'agreement_signed', 'technical_setup', 'pilot', 'live', 'paused', 'ended']);
  });
});
