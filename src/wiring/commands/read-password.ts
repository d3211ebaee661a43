import { createInterface } from 'node:readline/promises';

import type { CommandLine } from '../../kernel/command-line.js';

/** One line of standard input, so that no list of processes shows the password; empty where there is none. */
export async function readPassword(print: CommandLine['print']): Promise<string> {
  if (process.stdin.isTTY) print('Password, then Enter:');
  const lines = createInterface({ input: process.stdin });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
  }
}
