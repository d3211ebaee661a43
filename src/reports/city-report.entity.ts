import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { CityId } from '../kernel/ids.js';
import type { Quarter } from '../kernel/quarter.js';

/** A report as it was signed, and the hub's receipt once it came. */
@Entity({ schema: 'office', name: 'city_report' })
export class CityReportEntity {
  @PrimaryColumn('uuid', { name: 'city_id' }) cityId!: CityId;
  @PrimaryColumn('text') dataset!: string;
  @PrimaryColumn('text') period!: Quarter;
  @PrimaryColumn('smallint') revision!: number;
  @Column('text') jws!: string;
  @Column('text') sha256!: string;
  @Column('timestamptz', { name: 'signed_at' }) signedAt!: Date;
  @Column('text', { nullable: true }) receipt!: string | null;
}
