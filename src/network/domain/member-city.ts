import { jobActor } from '../../kernel/actor.js';
import type { LocalDate } from '../../kernel/local-date.js';
import type { MemberCityRow } from '../members/member-city.entity.js';
import type { MemberNameRow } from '../members/member-name.entity.js';
import type { MembershipStepRow } from '../members/membership-step.entity.js';
import type { AdoptionStep, CurrentStage } from './adoption.js';
import type { MemberId } from './member-id.js';

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

/** A member as its row, its names on a day and its steps say: it joined by the step `member` that nothing corrects. */
export function memberOf(
  row: MemberCityRow,
  names: readonly MemberNameRow[],
  steps: readonly MembershipStepRow[],
  today: LocalDate,
): MemberCity {
  const { id, languages, country, currency, timeZone, source } = row;
  const inOrder = names.filter(({ validFrom }) => validFrom <= today).sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const others = Object.fromEntries(inOrder.filter(({ own }) => !own).map(({ language, name }) => [language, name]));
  const own = new Map(inOrder.filter((each) => each.own).map(({ language, name }) => [language, name]));
  const place = (language: string): number => languages.indexOf(language);
  const ownNames = [...own].map(([language, name]) => ({ language, name })).sort((a, b) => place(a.language) - place(b.language));
  const corrected = new Set(steps.map(({ corrects }) => corrects));
  const joined = steps.find(({ id: step, step: kind }) => kind === 'member' && !corrected.has(step));
  const [joinedOn, joinedBy] = [joined?.takenOn ?? null, joined?.evidence ?? null];
  return { id, names: { ...others, en: others['en'] ?? id }, ownNames, country, currency, timeZone, joinedOn, joinedBy, source };
}

/** A step as it was written down. */
export interface RecordedStep extends AdoptionStep {
  readonly recordedBy: string;
  readonly recordedByName: string;
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
export const exampleRecorder = jobActor('demonstration');
