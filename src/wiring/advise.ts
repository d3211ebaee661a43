import { EarlierStateError } from '../platform/database/index.js';
import type { OpenConfig } from './open-config.js';

/** The error as it is, or, of a database of an earlier state, a sentence that says which one it is and what to do. */
export function advise(error: unknown, { config, ownerUrl }: OpenConfig): unknown {
  if (!(error instanceof EarlierStateError)) return error;
  const { dataDir, mode } = config;
  const place = dataDir === undefined ? 'This database' : `The data folder ${dataDir}`;
  const facts = `${place} was made by an earlier version, and this one cannot carry its data over (${error.message}).`;
  return new EarlierStateError(`${facts} ${whatToDo(mode === 'demo' && ownerUrl !== undefined, dataDir)}`);
}

function whatToDo(mayReset: boolean, dataDir: string | undefined): string {
  if (mayReset) return 'To empty it and live the demonstration anew: npm run demo:reset, with the same DATA_DIR or URLs.';
  if (dataDir !== undefined) return 'Delete the folder, or set DATA_DIR to another one.';
  return 'Nothing was changed in it. Give the service an empty database (docs/operations.md), or run the version that made this one.';
}
