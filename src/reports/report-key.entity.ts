import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { CityId } from '../kernel/ids.js';

/** The pair a city signs its reports with; the private half is sealed by the office's master key. */
@Entity({ schema: 'office', name: 'report_key' })
export class ReportKeyEntity {
  @PrimaryColumn('uuid', { name: 'city_id' }) cityId!: CityId;
  @PrimaryColumn('smallint') version!: number;
  @Column('bytea', { name: 'public_key' }) publicKey!: Buffer;
  @Column('bytea', { name: 'private_key' }) privateKey!: Buffer;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
