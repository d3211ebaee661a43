import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { Config } from '../../platform/config/index.js';
import type { NinetyDays } from './ninety-days.js';

/** Where a newcomer finds a biller's next confirmation file; none where the data is not the embedded server's. */
export function confirmationPath({ dataDir }: Config, city: string, biller: string): string | undefined {
  return dataDir === undefined ? undefined : join(dataDir, 'demo', city, `confirmed-${biller}.csv`);
}

/** Leaves the billers' next files beside the demonstration's data. They name bills and no person. */
export async function leaveConfirmations(config: Config, lives: readonly NinetyDays[]): Promise<void> {
  for (const life of lives) {
    for (const [biller, file] of await life.nextConfirmations()) {
      const path = confirmationPath(config, life.city.slug, biller);
      if (path === undefined) return;
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, file);
    }
  }
}
