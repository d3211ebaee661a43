import type { CommandLine } from '../../kernel/command-line.js';
import { emptyDatabase, migrate } from '../../platform/database/index.js';
import type { OpenConfig } from '../open-config.js';

/** `demo:reset`: throws the demonstration's data away and lives the ninety days anew. Refused outside demo mode. */
export async function resetDemoCommand({ config, ownerUrl }: OpenConfig, print: CommandLine['print']): Promise<void> {
  if (config.mode !== 'demo' || ownerUrl === undefined)
    throw new Error('demo:reset works in demo mode only, on a database whose owner it knows.');
  const { seedDemo } = await import('../../local/demonstration/index.js');
  await emptyDatabase(ownerUrl);
  await migrate(ownerUrl);
  await seedDemo({ config, ownerUrl, print });
  print('The demonstration begins again.');
}
