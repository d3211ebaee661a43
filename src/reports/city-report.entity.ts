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
  /** The account that answers for the figures; its name stands in the report too. */
  @Column('text', { name: 'signed_by' }) signedBy!: string;
  @Column('text', { name: 'signed_by_name' }) signedByName!: string;
  @Column('text', { nullable: true }) receipt!: string | null;
}
