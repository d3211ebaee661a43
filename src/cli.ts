import 'reflect-metadata';

import { NestFactory } from '@nestjs/core';

import { AppModule } from './app.module.js';
import { SystemClock } from './kernel/clock.js';
import type { CommandLine } from './kernel/command-line.js';
import { Refusal } from './kernel/refusal.js';
import { ConfigError, type Purpose } from './platform/config/index.js';
import { DatabaseInUseError, EarlierStateError, migrate } from './platform/database/index.js';
import { createLogger, NestLogger } from './platform/http/index.js';
import { textsIn } from './platform/texts/index.js';
import { advise } from './wiring/advise.js';
import { checkBooksCommand } from './wiring/commands/check-books.js';
import { confirmBillsCommand } from './wiring/commands/confirm-bills.js';
import { createCityCommand } from './wiring/commands/create-city.js';
import { createSecretariatAccountCommand } from './wiring/commands/create-secretariat-account.js';
import { createStaffCommand } from './wiring/commands/create-staff.js';
import { importBillsCommand } from './wiring/commands/import-bills.js';
import { migrateCommand } from './wiring/commands/migrate.js';
import { resetDemoCommand } from './wiring/commands/reset-demo.js';
import { rotateKeysCommand } from './wiring/commands/rotate-keys.js';
import { sendReportCommand } from './wiring/commands/send-report.js';
import { openConfig, type OpenConfig } from './wiring/open-config.js';

/** What a command needs of the house, and what it does with it. */
type Command =
  | { readonly purpose: Purpose; readonly run: (line: CommandLine) => Promise<void> }
  | { readonly purpose: Purpose; readonly withoutApp: (opened: OpenConfig, print: CommandLine['print']) => Promise<void> };

const commands: Readonly<Record<string, Command>> = {
  'bills:import': { purpose: { sites: ['casework'] }, run: importBillsCommand },
  'bills:confirm': { purpose: { sites: ['casework'] }, run: confirmBillsCommand },
  'check:books': { purpose: { sites: [], logins: ['books'] }, run: checkBooksCommand },
  'city:create': { purpose: { sites: ['office'] }, run: createCityCommand },
  'keys:rotate': { purpose: { sites: ['donor', 'office', 'casework'] }, run: rotateKeysCommand },
  'report:send': { purpose: { sites: ['office', 'network'] }, run: sendReportCommand },
  'secretariat:create': { purpose: { sites: ['network'] }, run: createSecretariatAccountCommand },
  'staff:create': { purpose: { sites: ['office'] }, run: createStaffCommand },
  'demo:reset': { purpose: { logins: ['owner'] }, withoutApp: resetDemoCommand },
  migrate: { purpose: { sites: [], logins: ['owner'] }, withoutApp: migrateCommand },
};

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** One command, on the database of the running service: by its URLs, or by DATA_DIR, or started for the command's own time. */
async function main([name = '', ...args]: readonly string[]): Promise<void> {
  const command = commands[name];
  if (!command) {
    print(`Commands: ${Object.keys(commands).sort().join(', ')}`);
    process.exitCode = 2;
    return;
  }
  const opened = await openConfig(command.purpose);
  try {
    if ('withoutApp' in command) await command.withoutApp(opened, print);
    else await withApp(opened, args, command.run);
  } catch (error) {
    throw advise(error, opened);
  } finally {
    await opened.close();
  }
}

async function withApp(
  { config, ownerUrl }: OpenConfig,
  args: readonly string[],
  run: (line: CommandLine) => Promise<void>,
): Promise<void> {
  if (ownerUrl !== undefined) await migrate(ownerUrl);
  const wiring = AppModule.with({ config, clock: new SystemClock(), ticking: false });
  const logger = new NestLogger(createLogger('warn'));
  const app = await NestFactory.createApplicationContext(wiring, { logger, abortOnError: false });
  try {
    await run({ args, print, get: (token) => app.get(token, { strict: false }) });
  } finally {
    await app.close();
  }
}

/** A refusal is a sentence and its code; anything else is ours to mend. */
function explain(error: unknown): string {
  if (error instanceof Refusal)
    return `${textsIn('en').refusal(error.code)} (${error.code}${error.field === undefined ? '' : `, ${error.field}`})`;
  if (error instanceof ConfigError || error instanceof EarlierStateError || error instanceof DatabaseInUseError) return error.message;
  // A flag that does not exist, or one without its value: Node says which.
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : 'The command failed.';
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
});
