import type { LocalDate } from '../kernel/local-date.js';
import type { AdoptionStep, CurrentStage } from './domain/adoption.js';
import type { MemberId } from './domain/member-id.js';

/** A member city as other rooms see it. */
export interface MemberCity {
  readonly id: MemberId;
  readonly name: string;
  /** In its own language and script. */
  readonly ownName: string;
  readonly ownLanguage: string;
  readonly country: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly joinedOn: LocalDate | null;
  readonly joinedBy: string | null;
  readonly source: string;
}

/** A step as it was written down. */
export interface RecordedStep extends AdoptionStep {
  readonly recordedBy: string;
  readonly reason: string | null;
  readonly evidence: string;
  /** True for what the demonstration wrote: no fact about the city. */
  readonly isExample: boolean;
}

/** Where a member stands today, and the step that says so. */
export interface Adoption {
  readonly member: MemberCity;
  readonly stage: CurrentStage;
  readonly since: RecordedStep | undefined;
}

/** Who records the demonstration's steps. A page marks them as examples. */
export const exampleRecorder = 'demo';
