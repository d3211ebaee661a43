import type { City } from '../../cities/index.js';
import type { SupportView } from '../../supports/index.js';
import type { Texts } from '../../platform/texts/index.js';

/** What the names are taken from: the city's settings, in the language of the page. */
interface Names {
  readonly city: City;
  readonly texts: Texts;
}

/** "Family package", "Cash support". */
export function supportName({ city, texts }: Names, { kind, packageCode }: Pick<SupportView, 'kind' | 'packageCode'>): string {
  return packageCode === undefined ? texts.t('shared.kind', { kind }) : city.packageName(packageCode, texts.language);
}
