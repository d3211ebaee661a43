import { parseArgs } from 'node:util';

import type { CommandLine } from '../../kernel/command-line.js';
import { RotateKeys } from '../../platform/crypto/index.js';

/** `keys:rotate [--data]`: seals every city's data keys by the present master key; with `--data` gives every city a new data key too. */
export async function rotateKeysCommand({ args, get, print }: CommandLine): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { data: { type: 'boolean', default: false } } });
  print(`keys sealed again: ${String(await get(RotateKeys).run({ dataKeys: values.data }))}`);
}
