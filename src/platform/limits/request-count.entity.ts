import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CityId } from '../../kernel/ids.js';
import type { HandSchema } from '../database/index.js';

/** How often a network asked at one door of a city in the window that runs. */
abstract class RequestCountColumns {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId: CityId;

  @PrimaryColumn('text')
  door: string;

  /** Its address under the key of a day. */
  @PrimaryColumn('bytea')
  network: Buffer;

  @Column('timestamptz', { name: 'window_start' })
  windowStart: Date;

  @Column('integer')
  requests: number;
}

@Entity({ schema: 'giving', name: 'request_count' })
export class GivingRequestCount extends RequestCountColumns {}

@Entity({ schema: 'receiving', name: 'request_count' })
export class ReceivingRequestCount extends RequestCountColumns {}

/** Each hand's own. */
export const requestCounts = { giving: GivingRequestCount, receiving: ReceivingRequestCount } as const satisfies Record<
  HandSchema,
  unknown
>;
