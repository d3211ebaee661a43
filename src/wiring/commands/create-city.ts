import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';

import { CreateCity } from '../../cities/index.js';
import { commandActor } from '../../kernel/actor.js';
import type { CommandLine } from '../../kernel/command-line.js';
import { checkTheme } from '../../web/shared/index.js';

/**
 * `city:create --slug plovdiv --country BG --name "bg=Пловдив" [--name "en=Plovdiv"] [--accent #7a3b8f] [--host give.example]`: an empty city from its
 * country's defaults, which opens when its officers say so.
 * @throws Refusal country_unknown, city_exists, theme_contrast, body_invalid
 */
export async function createCityCommand({ args, get, print }: CommandLine): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      slug: { type: 'string' },
      country: { type: 'string' },
      name: { type: 'string', multiple: true },
      accent: { type: 'string' },
      host: { type: 'string', multiple: true },
    },
  });
  const { slug = '', country = '', name = [], accent, host = [] } = values;
  if (accent !== undefined) checkTheme(accent);
  const names = Object.fromEntries(name.map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)]));
  const wish = { slug, country, names, hosts: host, ...(accent === undefined ? {} : { accent }) };
  const city = await get(CreateCity).run(wish, commandActor(userInfo().username));
  print(`${city.slug} ${city.id}`);
  print(`${city.country} · ${city.currency} · ${city.timeZone} · ${city.languages.join(', ')}`);
}
