import type { CityId } from '../../kernel/ids.js';
import type { Statement } from '../../platform/database/index.js';
import { wakeStatement } from '../../platform/jobs/index.js';
import { PAYMENT_POLLING_QUEUE } from '../queues.js';

/** From a payment's beginning until the provider is asked, in milliseconds: its checkout is over by then (31 minutes). */
export const POLL_AFTER_MS = 31.5 * 60_000;

/** Has the provider asked about a payment that begins now, once its checkout is over: a statement for the pipeline that begins it. */
export function pollLater(cityId: CityId, startedAt: Date): Statement {
  return wakeStatement('donor', cityId, PAYMENT_POLLING_QUEUE, new Date(startedAt.getTime() + POLL_AFTER_MS));
}
