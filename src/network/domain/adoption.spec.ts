import { localDate } from '../../kernel/local-date.js';
import { assertStep, currentStage, stages, type NewStep, type Stage } from './adoption.js';

const today = localDate('2026-11-22');
const yesterday = localDate('2026-11-21');
const tomorrow = localDate('2026-11-23');
const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 22, hour));
const step = (change: Partial<NewStep>): NewStep => ({ stage: 'invited', effectiveOn: today, evidence: 'letter 12/2026', ...change });

describe('the stage of a member city', () => {
  it('is "not contacted" without evidence', () => {
    expect(currentStage([], today)).toBe('not_contacted');
  });

  it('is the step that took effect last, whenever it was written down', () => {
    const live = { stage: 'live', effectiveOn: today, recordedAt: at(8) } as const;
    const signedLate = { stage: 'agreement_signed', effectiveOn: yesterday, recordedAt: at(12) } as const;
    expect(currentStage([live, signedLate], today)).toBe('live');
  });

  it('is the later record of two on one day', () => {
    const steps = [
      { stage: 'paused', effectiveOn: today, recordedAt: at(9) },
      { stage: 'live', effectiveOn: today, recordedAt: at(10) },
    ] as const;
    expect(currentStage(steps, today)).toBe('live');
    expect(currentStage([...steps].reverse(), today)).toBe('live');
  });

  it('is not yet a step that takes effect tomorrow', () => {
    expect(currentStage([{ stage: 'live', effectiveOn: tomorrow, recordedAt: at(9) }], today)).toBe('not_contacted');
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
