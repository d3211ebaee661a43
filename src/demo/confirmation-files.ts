import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Config } from '../platform/config/index.js';
import type { NinetyDays } from './ninety-days.js';

/** Where a newcomer finds a biller's next confirmation file; none where the data is not the embedded server's. */
export function confirmationPath({ dataDir }: Config, biller: string): string | undefined {
  return dataDir === undefined ? undefined : join(dataDir, 'demo', `confirmed-${biller}.csv`);
}

/** Leaves the billers' next files beside the demonstration's data. They name bills and no person. */
export function leaveConfirmations(config: Config, life: NinetyDays): void {
  if (config.dataDir === undefined) return;
  mkdirSync(join(config.dataDir, 'demo'), { recursive: true });
  for (const [biller, file] of life.nextConfirmations()) {
    const path = confirmationPath(config, biller);
    if (path !== undefined) writeFileSync(path, file);
  }
}
