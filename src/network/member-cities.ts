import { readFileSync } from 'node:fs';

import { localDate } from '../kernel/local-date.js';
import type { MemberId } from './domain/member-id.js';
import type { MemberCityRow } from './member-city.entity.js';

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

/** The member cities of the B40 Network as public sources name them. */
export const listedMembers: readonly MemberCityRow[] = list.cities.map(({ id, name, nativeName, names, joined, source, ...facts }) => ({
  id,
  names: { ...names, en: name, own: nativeName },
  ...facts,
  joinedOn: isJoiningDay(joined) ? joined.on : null,
  joinedBy: `${joined.by} (${joined.way}, ${joined.on})`,
  source: source.join('; '),
}));
