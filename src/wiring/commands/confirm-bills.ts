import { parseArgs } from 'node:util';
import { Cities } from '../../cities/index.js';
import { ConfirmPayments, outcomes, ReadConfirmation } from '../../disbursements/index.js';
import type { CommandLine } from '../../kernel/command-line.js';
import { Refusal } from '../../kernel/refusal.js';
import { actingFor } from './acting-for.js';
import { textsIn } from '../../platform/texts/index.js';

/**
 * `bills:confirm --city istanbul --account ADDRESS --biller CODE [--lang tr] FILE`: prints matched, missing, unexpected.
 * @throws Refusal city_unknown, staff_unknown, duty_missing, and all of {@link ConfirmPayments}
 */
export async function confirmBillsCommand({ args, get, print }: CommandLine): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { city: { type: 'string' }, account: { type: 'string' }, biller: { type: 'string' }, lang: { type: 'string' } },
  });
  const { city: slug = '', account = '', biller: billerCode = '', lang = 'en' } = values;
  const city = await get(Cities).bySlug(slug);
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) throw new Refusal('file_missing');
  const result = await get(ConfirmPayments).run(city, { path, billerCode }, await actingFor(get, city, account, 'disbursements'));
  const { t } = textsIn(lang);
  if (result.already) print(t('bill-file.again'));
  print(t('bill-file.matched', { count: result.matched }));
  print(t('bill-file.missing', { count: result.missing }));
  print(t('bill-file.unexpected', { count: result.unexpected }));
  const { lines } = await get(ReadConfirmation).run(city, result.id);
  for (const outcome of outcomes) {
    const rows = lines.filter((line) => line.outcome === outcome).map(({ lineNo }) => lineNo);
    if (outcome !== 'paid' && rows.length > 0) print(`  ${outcome}: ${rows.join(' ')}`);
  }
}
