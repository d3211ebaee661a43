import { isRefusal, Refusal } from '../../kernel/refusal.js';
import { checkWidgetHosts } from './check-new-city.js';

/**
 * Sites as a person types them, one a line, as host names: the policy of the widget's page names each by `https://` and its host. A site is an
 * https origin: no other scheme, port or path, since a policy that held them would let in more or less than was written.
 * @throws Refusal widget_site_invalid
 */
export function readWidgetSites(typed: string): string[] {
  const hosts = typed
    .split(/\s+/)
    .filter((line) => line !== '')
    .map(hostOf);
  try {
    checkWidgetHosts(hosts);
  } catch (error) {
    throw isRefusal(error) ? invalid() : error;
  }
  return [...new Set(hosts)];
}

function hostOf(line: string): string {
  const url = URL.canParse(line) ? new URL(line) : undefined;
  // An origin and nothing behind it; a user's name before the host is no part of one either.
  if (url?.protocol !== 'https:' || url.href !== `${url.origin}/` || url.port !== '') throw invalid();
  return url.hostname;
}

const invalid = (): Refusal => new Refusal('widget_site_invalid', {}, 'sites');
