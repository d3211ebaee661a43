import type { VNode } from 'preact';
import type { MemberCity } from '../../network/index.js';
import { intlTagOf, type Texts } from '../../platform/texts/index.js';

/** A city's name for this reader. */
export function nameOf({ language }: Texts, { name, ownName, ownLanguage }: MemberCity): string {
  return language === ownLanguage ? ownName : name;
}

const countries = new Map<string, Intl.DisplayNames>();

/** The country's name, for names of cities collide. */
export function countryName({ language }: Texts, { country }: MemberCity): string {
  let names = countries.get(language);
  if (!names) countries.set(language, (names = new Intl.DisplayNames(intlTagOf(language), { type: 'region' })));
  return names.of(country) ?? country;
}

/** For this reader, and beside it how the city calls itself, in its own script. */
export function CityName({ texts, member }: { texts: Texts; member: MemberCity }): VNode {
  const shown = nameOf(texts, member);
  return (
    <>
      {shown}
      {shown !== member.ownName && (
        <>
          {' '}
          <span class="quiet small" lang={intlTagOf(member.ownLanguage)}>
            {member.ownName}
          </span>
        </>
      )}
    </>
  );
}
