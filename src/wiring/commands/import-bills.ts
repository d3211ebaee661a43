import { parseArgs } from 'node:util';
import { ImportBills, isRowReason } from '../../bills/index.js';
import { Cities } from '../../cities/index.js';
import type { CommandLine } from '../../kernel/command-line.js';
import { isRefusal, Refusal } from '../../kernel/refusal.js';
import { actingFor } from './acting-for.js';
import { type Texts, textsIn } from '../../platform/texts/index.js';

/**
 * `bills:import --city istanbul --account ADDRESS --decision NUMBER [--lang tr] FILE`: prints accepted, unchanged, refused.
 * @throws Refusal city_unknown, staff_unknown, duty_missing, and all of {@link ImportBills}
 */
export async function importBillsCommand({ args, get, print }: CommandLine): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { city: { type: 'string' }, account: { type: 'string' }, decision: { type: 'string' }, lang: { type: 'string' } },
  });
  const { city: slug = '', account = '', decision = '', lang = 'en' } = values;
  const city = await get(Cities).bySlug(slug);
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) throw new Refusal('file_missing');
  const texts = textsIn(lang);
  const { t, refusal } = texts;
  const result = await get(ImportBills)
    .run(city, { path, decisionNo: decision }, await actingFor(get, city, account, 'case_worker'))
    .catch((error: unknown) => {
      if (isRefusal(error)) sayWhere(error, texts, print);
      throw error;
    });
  if (result.already) print(t('bill-file.again'));
  print(t('bill-file.accepted', { count: result.accepted }));
  print(t('bill-file.unchanged', { count: result.unchanged }));
  print(t('bill-file.refused', { count: result.refused }));
  for (const { reason, count } of result.reasons) {
    if (isRowReason(reason)) print(`  ${t('bill-file.reason', { count, code: reason, sentence: refusal(reason) })}`);
  }
  if (result.refusedFile !== undefined) print(t('bill-file.mend', { file: result.refusedFile }));
  print(t('bill-file.batch', { batch: result.batchId, decision: result.decisionNo, officer: result.proposedBy.name }));
  if (result.accepted > 0) print(t('bill-file.approve', { path: city.path(city.ownLanguage, `/staff/batches/${result.batchId}`) }));
}

/** What the sentence of a refused file cannot say: which columns are missing, near which row a quotation mark stands open. */
function sayWhere({ code, params }: Refusal, { t }: Texts, print: CommandLine['print']): void {
  const { missing, row } = params;
  if (code === 'file_columns' && typeof missing === 'string' && missing !== '') print(t('bill-file.columns_missing', { columns: missing }));
  if (code === 'file_quotes' && typeof row === 'number') print(t('bill-file.quotes_near', { row }));
}
