import { migrate } from '../../platform/database/index.js';
import type { OpenConfig } from '../open-config.js';

/** `migrate`: brings the schema to the newest version, as its owner. Does nothing where the owner's URL is not known. */
export async function migrateCommand({ ownerUrl }: OpenConfig): Promise<void> {
  if (ownerUrl !== undefined) await migrate(ownerUrl);
}
