import type { VNode } from 'preact';
import type { MemberCity, OwnName } from '../../network/index.js';
import { intlTagOf, type Texts } from '../../platform/texts/index.js';

type Named = Pick<MemberCity, 'names' | 'ownNames'>;

const latin = /^[\p{Script=Latin}\p{Script=Common}]+$/u;

/** A city's name for this reader: as the city says it in that language, as the language says it, else in Latin letters. */
export function nameOf({ language }: Texts, { names, ownNames }: Named): string {
  const own = ownNames.find((each) => each.language === language)?.name;
  return own ?? names[language] ?? ownNames.find(({ name }) => latin.test(name))?.name ?? names.en;
}

/** What else it calls itself. */
export function otherOwnNames(texts: Texts, member: Named): readonly OwnName[] {
  const shown = nameOf(texts, member);
  return member.ownNames.filter(({ name }) => name !== shown);
}

/** Without marks and case: "Istanbul" and "İstanbul" are one name to the eye. */
const plain = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** For this reader, and beside it how the city calls itself, in its own script, where that is another name. */
export function CityName({ texts, member }: { texts: Texts; member: Named }): VNode {
  const shown = nameOf(texts, member);
  const own = member.ownNames.filter(({ name }) => plain(name) !== plain(shown));
  return (
    <>
      {shown}
      {own.length > 0 && ' '}
      {own.length > 0 && (
        <span class="quiet small">
          <OwnNames own={own} />
        </span>
      )}
    </>
  );
}

/** Each in its language, so that a voice reads it right. */
export function OwnNames({ own }: { own: readonly OwnName[] }): VNode {
  return (
    <>
      {own.map(({ name, language }, index) => (
        <>
          {index > 0 && ' / '}
          <span lang={language}>{name}</span>
        </>
      ))}
    </>
  );
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

/** The footnote that goes with the asterisk, as the European Union words it. */
export function StatusNote({ texts, members }: { texts: Texts; members: readonly MemberCity[] }): VNode | null {
  if (!members.some(({ country }) => country === KOSOVO)) return null;
  return <p class="quiet small">{texts.t('secretariat.country.kosovo.note')}</p>;
}
