import type { Config } from '../platform/config/index.js';

/** What a newcomer reads when the site is up; in production one line for the log. */
export async function printStartMessage(config: Config): Promise<void> {
  if (config.mode !== 'demo') {
    process.stdout.write(`Pay It Forward (${config.mode}) serves ${config.sites.join(', ')} at ${config.baseUrl}\n`);
    return;
  }
  const { describeDemo } = await import('../local/demonstration/index.js');
  process.stdout.write(
    ['', `  Pay It Forward is running: ${config.baseUrl}`, '', ...describeDemo(config), '', '  Ctrl-C stops it; the data stays.', ''].join(
      '\n',
    ) + '\n',
  );
}
