import { parseArgs } from 'node:util';

import type { CommandLine } from '../../kernel/command-line.js';
import { RotateKeys } from '../../platform/crypto/index.js';
import { ReportKeys } from '../../reports/index.js';

/**
 * `keys:rotate [--data]`: seals every city's data keys and signing keys by the present master keys; with `--data` gives every city a new data key
 * too. Then seals by the newest data key whatever an older one sealed. Ends with 1 where a value did not open.
 */
export async function rotateKeysCommand({ args, get, print }: CommandLine): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { data: { type: 'boolean', default: false } } });
  const { cities, sealed, spoiled } = await get(RotateKeys).run({ dataKeys: values.data });
  print(`keys sealed again: ${String(cities)}`);
  print(`signing keys sealed again: ${String(await get(ReportKeys).rewrap())}`);
  print(`values sealed again: ${String(sealed)}`);
  if (spoiled > 0) throw new Error(`${String(spoiled)} values do not open; the log names their columns`);
}
