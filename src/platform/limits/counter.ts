import { createHmac } from 'node:crypto';
import type { CityId } from '../../kernel/ids.js';
import type { FieldCrypto } from '../crypto/index.js';
import type { Database } from '../database/index.js';
import type { Worker } from '../jobs/index.js';
import { countStatement } from './count-request.js';
import { type RateLimit, RATE_LIMIT_WINDOW_MS } from './rate-limits.js';
import { clientSubnet } from './client-subnet.js';

/** Counts one side's requests, under keys derived from this side's master key: the rows of the two sides cannot be joined. */
export class RequestCounter {
  private day: { readonly name: string; readonly key: Buffer } | undefined;

  constructor(
    private readonly database: Database<Worker>,
    private readonly crypto: FieldCrypto,
  ) {}

  /** @returns how many requests this client's subnet made against this rate limit in the current window */
  async run(cityId: CityId, rateLimit: RateLimit, address: string, now: Date): Promise<number> {
    const subnet = createHmac('sha256', this.keyOf(now)).update(clientSubnet(address)).digest().subarray(0, 16);
    const windowStart = new Date(now.getTime() - (now.getTime() % RATE_LIMIT_WINDOW_MS));
    const statement = countStatement(this.database.login, cityId, { rateLimit, clientSubnet: subnet, windowStart });
    const { count } = await this.database.pipeline(cityId, { count: statement });
    return count[0]?.requests ?? 0;
  }

  /** Another key each day, so that a subnet has another digest once its rows are deleted. */
  private keyOf(now: Date): Buffer {
    const name = now.toISOString().slice(0, 10);
    if (this.day?.name !== name) this.day = { name, key: this.crypto.master.derived(`network of ${name}`) };
    return this.day.key;
  }
}
