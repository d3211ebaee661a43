import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Side } from '../database/index.js';

/** A city's data key, sealed by its side's master key. */
export abstract class DataKey {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId: string;

  @PrimaryColumn('text')
  purpose: 'field' | 'index';

  @PrimaryColumn('smallint')
  version: number;

  @Column('bytea')
  wrapped: Buffer;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;
}

@Entity({ schema: 'giving', name: 'data_key' })
export class GivingDataKey extends DataKey {}

@Entity({ schema: 'receiving', name: 'data_key' })
export class ReceivingDataKey extends DataKey {}

/** Each side's own. */
export const dataKeys = { giving: GivingDataKey, receiving: ReceivingDataKey } as const satisfies Record<Side, unknown>;
