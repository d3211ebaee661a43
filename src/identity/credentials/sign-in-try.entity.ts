import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { CityId } from '../../kernel/ids.js';

/** How often a sign-in was tried for one name in one city, known or not. */
@Entity({ schema: 'office', name: 'sign_in_try' })
export class StaffTryRow {
  @PrimaryColumn('uuid', { name: 'city_id' }) cityId: CityId;
  @PrimaryColumn('bytea', { name: 'account_hash' }) accountHash: Buffer;
  @Column('smallint') tries: number;
  @Column('timestamptz') since: Date;
}
