import { parseArgs } from 'node:util';

import { Cities } from '../../cities/index.js';
import type { CommandLine } from '../../kernel/command-line.js';
import { isQuarter } from '../../kernel/quarter.js';
import { Refusal } from '../../kernel/refusal.js';
import { SendReports, SignReport } from '../../reports/index.js';
import { actingFor } from './acting-for.js';

/**
 * `report:send --city istanbul --quarter 2026-Q3 --account ADDRESS`: signs the city's report of a quarter that is over and hands it to the hub.
 * @throws Refusal city_unknown, staff_unknown, duty_missing, body_invalid, quarter_not_over, and the hub's own codes
 */
export async function sendReportCommand({ args, get, print }: CommandLine): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { city: { type: 'string' }, quarter: { type: 'string' }, account: { type: 'string' } },
  });
  const city = await get(Cities).bySlug(values.city ?? '');
  if (!isQuarter(values.quarter)) throw new Refusal('body_invalid', {}, 'quarter');
  const actor = await actingFor(get, city, values.account ?? '', 'reporting_officer');
  const { revision, sha256 } = await get(SignReport).run({ city, quarter: values.quarter, actor });
  const receipts = await get(SendReports).run(city.id);
  print(`${city.slug} ${values.quarter} revision ${String(revision)} ${sha256}`);
  print(`receipts: ${String(receipts)}`);
}
