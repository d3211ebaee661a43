import { readFileSync } from 'node:fs';

import { localDate } from '../../kernel/local-date.js';
import type { MemberId } from '../domain/member-id.js';
import type { MemberCityRow } from './member-city.entity.js';
import type { MemberNameRow } from './member-name.entity.js';
import type { MembershipStepRow } from './membership-step.entity.js';

interface ListedCity {
  readonly id: MemberId;
  readonly name: string;
  /** Where two languages are spoken, one name each: "Pula / Pola". */
  readonly nativeName: string;
  /** By language, where it has a name of its own for the city. */
  readonly names?: Readonly<Record<string, string>>;
  readonly country: string;
  readonly currency: string;
  readonly languages: string[];
  readonly timeZone: string;
  readonly joined: { readonly on: string; readonly by: string; readonly way: string };
  readonly source: readonly string[];
}

interface MemberList {
  readonly members: number;
  readonly membersAsOf: string;
  readonly named: number;
  readonly cities: readonly ListedCity[];
}

const list = JSON.parse(readFileSync(new URL('./member-cities.json', import.meta.url), 'utf8')) as MemberList;

/** How many members there are, as of when, and how many of them public sources name: a page says so until the list is complete. */
export const memberCount = { members: list.members, asOf: localDate(list.membersAsOf), named: list.named } as const;

/** A welcome or a place on a list is no joining day. */
const isJoiningDay = ({ on, way }: ListedCity['joined']): boolean => on.length === 10 && !/unknown|announced/.test(way);

/** A member as the list has it: its row, what it is called, and the steps by which it came in, with what shows them. */
export interface ListedMember {
  readonly row: MemberCityRow;
  readonly names: readonly Pick<MemberNameRow, 'language' | 'name' | 'own'>[];
  readonly steps: readonly Pick<MembershipStepRow, 'step' | 'takenOn' | 'evidence'>[];
}

/** The member cities of the B40 Network as public sources name them. */
export const listedMembers: readonly ListedMember[] = list.cities.map((city) => {
  const { id, country, currency, languages, timeZone, source } = city;
  return { row: { id, country, currency, languages, timeZone, source: source.join('; ') }, names: namesOf(city), steps: stepsOf(city) };
});

/** "Pula / Pola": one name of its own for each language, in the order of the languages. */
function namesOf({ name, nativeName, names = {}, languages }: ListedCity): ListedMember['names'] {
  const own = nativeName.split(' / ').map((each, index) => ({ language: languages[index] ?? 'en', name: each, own: true }));
  const others = Object.entries({ ...names, en: name }).map(([language, each]) => ({ language, name: each, own: false }));
  return [...own, ...others];
}

/** Whoever came in on a known day signed the declaration on it: that is how a city joins. */
function stepsOf({ joined }: ListedCity): ListedMember['steps'] {
  const evidence = `${joined.by} (${joined.way}, ${joined.on})`;
  if (!isJoiningDay(joined)) return [{ step: 'member', takenOn: null, evidence }];
  const takenOn = localDate(joined.on);
  const signed = /founder|declaration signed/.test(joined.way) ? [{ step: 'declaration_signed' as const, takenOn, evidence }] : [];
  return [...signed, { step: 'member', takenOn, evidence }];
}
