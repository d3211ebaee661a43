import type { CityTx } from '../../platform/database/index.js';
import { closeEvents, pendingEvents } from './inbox.store.js';

/** Puts the oldest event that waits into quarantine: acting on it failed in a way that nobody foresaw. */
export async function quarantineOldest(tx: CityTx<'donor'>): Promise<void> {
  const [event] = await pendingEvents(tx, 1);
  if (event) await closeEvents(tx, [{ id: event.id, reason: 'unexpected' }]);
}
