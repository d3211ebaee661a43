import type { City } from '../../../cities/index.js';
import { textsIn, type Texts } from '../../../platform/texts/index.js';
import type { NavLink } from '../../shared/index.js';

/** What every page of a city is drawn with. */
export interface CityView {
  readonly city: City;
  /** The language of the address, which may have no catalogue yet: then the words are English. */
  readonly language: string;
  readonly texts: Texts;
}

export function cityView(city: City, language: string): CityView {
  return { city, language, texts: textsIn(language) };
}

/** The links in the header of a city's donor pages. */
export function donorNav({ city, language, texts }: CityView, current?: 'bills'): NavLink[] {
  if (!city.isOpen) return [];
  return [
    { href: city.path(language, '/bills'), label: texts.t('donor.nav.bills'), current: current === 'bills' },
    { href: city.path(language, '#how'), label: texts.t('donor.nav.how') },
    { href: city.path(language, '/household'), label: texts.t('donor.nav.help') },
  ];
}

/** "Water bill · ₺1,234.50": how a bill is called where its card is not seen. */
export function billName(view: CityView, need: { billerKind: string; remaining: Parameters<Texts['money']>[0] }): string {
  return `${view.texts.t('shared.kind', { kind: need.billerKind })}, ${view.texts.money(need.remaining)}`;
}
