import { CheckBooks } from '../../books/index.js';
import type { CommandLine } from '../../kernel/command-line.js';

/** `check:books`: what was compared and what is off, city by city; the exit code is 1 when anything is. */
export async function checkBooksCommand({ get, print }: CommandLine): Promise<void> {
  const { cities, right } = await get(CheckBooks).run();
  for (const { slug, entries, postings, turnover, checks } of cities) {
    const sums = Object.entries(turnover).map(([currency, minor]) => `${currency} ${String(minor)} minor units`);
    print(`${slug}: ${String(entries)} entries, ${String(postings)} postings, ${sums.join(', ') || 'nothing posted'}`);
    for (const { check, compared, off } of checks) {
      print(`  ${off === 0n ? 'ok ' : 'OFF'} ${check}: ${String(compared)} compared, ${String(off)} off`);
    }
  }
  print(right ? 'The books are right.' : 'The books are NOT right.');
  if (!right) process.exitCode = 1;
}
