import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CityId } from '../../kernel/ids.js';
import type { Side } from '../database/index.js';

/** How many requests a client's subnet made against one rate limit of a city in the current window. */
abstract class RequestCountColumns {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId: CityId;

  @PrimaryColumn('text', { name: 'rate_limit' })
  rateLimit: string;

  /** The subnet's address under the key of one day. */
  @PrimaryColumn('bytea', { name: 'client_subnet' })
  clientSubnet: Buffer;

  @Column('timestamptz', { name: 'window_start' })
  windowStart: Date;

  @Column('integer')
  requests: number;
}

@Entity({ schema: 'giving', name: 'request_count' })
export class GivingRequestCount extends RequestCountColumns {}

@Entity({ schema: 'receiving', name: 'request_count' })
export class ReceivingRequestCount extends RequestCountColumns {}

/** Each side's own. */
export const requestCounts = { giving: GivingRequestCount, receiving: ReceivingRequestCount } as const satisfies Record<Side, unknown>;
