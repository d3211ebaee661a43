import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many bills of one district wait, and whether a page may name it. */
@Entity({ schema: 'meeting', name: 'need_district' })
export class NeedDistrictEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('text')
  district!: string;

  /** Moves with every bill. Not for the public. */
  @Column('integer', { name: 'open_count' })
  openCount!: number;

  /** Set while bills may name the district. The database refuses it while fewer than `publicThreshold` are open. */
  @Column('integer', { name: 'public_count', nullable: true })
  publicCount!: number | null;

  /** The city's k. */
  @Column('integer', { name: 'public_threshold' })
  publicThreshold!: number;
}
