import { parseArgs } from 'node:util';

import type { CommandLine } from '../../kernel/command-line.js';
import { RotateKeys } from '../../platform/crypto/index.js';

/**
 * `keys:rotate [--data]`: seals every city's data keys by the present master key; with `--data` gives every city a new data key too. Then seals by
 * the newest data key whatever an older one sealed. Ends with 1 where a value did not open.
 */
export async function rotateKeysCommand({ args, get, print }: CommandLine): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { data: { type: 'boolean', default: false } } });
  const { cities, sealed, spoiled } = await get(RotateKeys).run({ dataKeys: values.data });
  print(`keys sealed again: ${String(cities)}`);
  print(`values sealed again: ${String(sealed)}`);
  if (spoiled > 0) throw new Error(`${String(spoiled)} values do not open; the log names their columns`);
}
