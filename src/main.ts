import 'reflect-metadata';
import { createApp, type RunningApp } from './wiring/create-app.js';
import { printStartMessage } from './wiring/print-start-message.js';
import { ConfigError } from './platform/config/index.js';
import { migrate } from './platform/database/index.js';
import { advise } from './wiring/advise.js';
import { openConfig, type OpenConfig } from './wiring/open-config.js';

/** Database, schema, demo, application, address: in this order, and taken down in the other one. */
async function start(): Promise<void> {
  const opened = await openConfig();
  if (opened.note !== undefined) console.log(opened.note);
  let running: RunningApp | undefined;
  try {
    if (opened.ownerUrl !== undefined) await migrate(opened.ownerUrl);
    await seed(opened);
    running = await createApp(opened.config);
    await running.app.listen(opened.config.port, opened.config.host);
  } catch (error) {
    await stop(opened, running);
    throw advise(error, opened);
  }
  stopOnSignal(opened, running);
  await printStartMessage(opened.config);
}

/** The demonstration's cities and their ninety days, once: only in demo mode and only in an empty database. `npm run dev` need not look twice. */
async function seed({ config, ownerUrl }: OpenConfig): Promise<void> {
  if (config.mode !== 'demo' || process.argv.includes('--lived')) return;
  const { seedDemo } = await import('./local/demonstration/index.js');
  await seedDemo({ config, ownerUrl, print: (line) => void process.stdout.write(`${line}\n`) });
}

function stopOnSignal(opened: OpenConfig, running: RunningApp): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      // Whatever hangs, the process is gone within ten seconds.
      setTimeout(() => {
        running.logger.error('the stop took too long');
        process.exit(1);
      }, 9_500).unref();
      stop(opened, running).then(
        () => process.exit(0),
        (error: unknown) => {
          running.logger.error(error, 'the stop failed');
          process.exit(1);
        },
      );
    });
  }
}

async function stop(opened: OpenConfig, running: RunningApp | undefined): Promise<void> {
  try {
    await running?.stop();
  } finally {
    await opened.close();
  }
}

function explain(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return 'The start failed.';
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
    return `${error.message}: another program has this port; set PORT to another one.`;
  const said = ['Error', 'UnsafeLoginError', 'EarlierStateError'].includes(error.name);
  return said ? error.message : (error.stack ?? error.message);
}

start().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});
