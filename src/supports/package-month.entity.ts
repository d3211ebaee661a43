import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PackageCode } from '../cities/index.js';

/** How many of a package were put on the list in one calendar month. */
@Entity({ schema: 'receiving', name: 'package_month' })
export class PackageMonthEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('text', { name: 'package_code' })
  packageCode!: PackageCode;

  /** The month's first day. */
  @PrimaryColumn('date')
  month!: string;

  @Column('integer')
  published!: number;
}
