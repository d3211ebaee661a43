import { createHmac } from 'node:crypto';
import type { CityId } from '../../kernel/ids.js';
import type { FieldCrypto } from '../crypto/index.js';
import type { Database } from '../database/index.js';
import type { Worker } from '../jobs/index.js';
import { countStatement } from './count-request.js';
import { type Door, RATE_LIMIT_WINDOW_MS } from './doors.js';
import { networkOf } from './network-of.js';

/** Counts at the doors of one hand, under keys that only this hand's master key makes: two hands' rows cannot be joined. */
export class Counter {
  private day: { readonly name: string; readonly key: Buffer } | undefined;

  constructor(
    private readonly database: Database<Worker>,
    private readonly crypto: FieldCrypto,
  ) {}

  /** @returns how often this network asked at this door in the window that runs */
  async run(cityId: CityId, door: Door, address: string, now: Date): Promise<number> {
    const network = createHmac('sha256', this.keyOf(now)).update(networkOf(address)).digest().subarray(0, 16);
    const windowStart = new Date(now.getTime() - (now.getTime() % RATE_LIMIT_WINDOW_MS));
    const statement = countStatement(this.database.login, cityId, { door, network, windowStart });
    const { count } = await this.database.pipeline(cityId, { count: statement });
    return count[0]?.requests ?? 0;
  }

  /** Another key each day, so that a network is not the same number for longer than its rows are kept. */
  private keyOf(now: Date): Buffer {
    const name = now.toISOString().slice(0, 10);
    if (this.day?.name !== name) this.day = { name, key: this.crypto.master.derived(`network of ${name}`) };
    return this.day.key;
  }
}
