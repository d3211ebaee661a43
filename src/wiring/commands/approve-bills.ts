import { parseArgs } from 'node:util';
import { ApproveBatch } from '../../bills/index.js';
import { Cities } from '../../cities/index.js';
import type { CommandLine } from '../../kernel/command-line.js';
import { textsIn } from '../../platform/texts/index.js';

/**
 * `bills:approve --city istanbul --officer NAME --batch ID [--lang tr]`
 * @throws Refusal city_unknown, and all of {@link ApproveBatch}
 */
export async function approveBillsCommand({ args, get, print }: CommandLine): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { city: { type: 'string' }, officer: { type: 'string' }, batch: { type: 'string' }, lang: { type: 'string' } },
  });
  const { city: slug = '', officer = '', batch = '', lang = 'en' } = values;
  const city = await get(Cities).bySlug(slug);
  const { published, tooLate } = await get(ApproveBatch).run(city, batch, officer);
  const { t } = textsIn(lang);
  print(t('bill-file.published', { count: published }));
  if (tooLate > 0) print(t('bill-file.too_late', { count: tooLate }));
}
