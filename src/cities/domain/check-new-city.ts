import { Refusal } from '../../kernel/refusal.js';
import { isReservedSegment } from './reserved-segments.js';

const HOST = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}$/;

/** What names a city: its slug, its names by language, and its host names in small letters. */
interface Naming {
  readonly slug: string;
  readonly names: Readonly<Record<string, string>>;
  readonly hosts: readonly string[];
  readonly languages: readonly string[];
}

/**
 * A slug stands first in addresses, so it is no address of the service and no language; a city has a name in a language that it speaks.
 * @throws Refusal body_invalid, with the field
 */
export function checkNaming({ slug, names, hosts, languages }: Naming): void {
  if (isReservedSegment(slug) || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug) || slug.length < 3 || slug.length > 40) refuse('slug');
  const sound = Object.entries(names).every(([tag, name]) => /^[a-z]{2,3}(-[A-Z][a-z]{3})?$/.test(tag) && name.trim() !== '');
  if (!sound || !languages.some((tag) => names[tag] !== undefined)) refuse('name');
  if (!hosts.every((host) => HOST.test(host))) refuse('host');
}

/** Sites that one city may let show its widget. */
const MOST_SITES = 20;

/**
 * Sites that may frame a city's widget: whole host names, since the policy of a page is made of them.
 * @throws Refusal body_invalid, with the field
 */
export function checkWidgetHosts(hosts: readonly string[]): void {
  if (hosts.length > MOST_SITES || !hosts.every((host) => HOST.test(host))) refuse('widgetHosts');
}

function refuse(field: string): never {
  throw new Refusal('body_invalid', {}, field);
}
