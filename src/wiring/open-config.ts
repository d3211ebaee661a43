import { completeConfig, readSettings, type Config, type Purpose } from '../platform/config/index.js';

export interface OpenConfig {
  readonly config: Config;
  /** For migrations, where it is known: always with the embedded server, else if DATABASE_URL_OWNER was given. */
  readonly ownerUrl: string | undefined;
  /** Where the embedded server's data is, if not in the usual place. */
  readonly note: string | undefined;
  /** Lets go of the embedded server, if there is one. Call it last, also after an error. */
  close(): Promise<void>;
}

/**
 * What the server and every command begin with: reads the environment and, where it gives no database, finds the embedded
 * server by DATA_DIR or starts it for this process's own time.
 * @throws ConfigError, or Error with a sentence that says what to do
 */
export async function openConfig(purpose: Purpose = {}, env?: NodeJS.ProcessEnv): Promise<OpenConfig> {
  const settings = readSettings(env, purpose);
  if (!settings.embedded) {
    return { config: completeConfig(settings), ownerUrl: settings.ownerUrl, note: undefined, close: () => Promise.resolve() };
  }
  // What only a developer's machine runs is loaded there alone.
  const { startEmbedded } = await import('../local/embedded/index.js');
  const server = await startEmbedded({ dataDir: settings.dataDir });
  return {
    config: completeConfig(settings, server, purpose),
    ownerUrl: server.urls.owner,
    note: server.note,
    close: () => server.stop(),
  };
}
