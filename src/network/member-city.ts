import type { LocalDate } from '../kernel/local-date.js';
import type { AdoptionStep, CurrentStage } from './domain/adoption.js';
import type { MemberId } from './domain/member-id.js';

/** What a city calls itself, in one of its languages. */
export interface OwnName {
  readonly name: string;
  readonly language: string;
}

/** A member city as other rooms see it. */
export interface MemberCity {
  readonly id: MemberId;
  /** By language: English always, others where they have a name of their own for it. */
  readonly names: Readonly<Record<string, string>> & { readonly en: string };
  /** In its own languages and scripts: most cities have one such name, some two. */
  readonly ownNames: readonly OwnName[];
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
