import type { VNode } from 'preact';
import type { MemberCity } from '../../network/index.js';
import { intlTagOf, type Texts } from '../../platform/texts/index.js';

/** A city's name for this reader. */
export function nameOf({ language }: Texts, { name, ownName, ownLanguage }: MemberCity): string {
  return language === ownLanguage ? ownName : name;
}

const KOSOVO = 'XK';
const countries = new Map<string, Intl.DisplayNames>();

/** The country's name, for names of cities collide. Where it bears an asterisk, {@link StatusNote} stands on the page. */
export function countryName(texts: Texts, { country }: MemberCity): string {
  const { language } = texts;
  if (country === KOSOVO) return texts.t('secretariat.country.kosovo');
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

/** The footnote that goes with the asterisk, as the European Union words it. */
export function StatusNote({ texts, members }: { texts: Texts; members: readonly MemberCity[] }): VNode | null {
  if (!members.some(({ country }) => country === KOSOVO)) return null;
  return <p class="quiet small">{texts.t('secretariat.country.kosovo.note')}</p>;
}
