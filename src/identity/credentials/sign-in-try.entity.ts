import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { CityId } from '../../kernel/ids.js';

/** How often a sign-in was tried for one name, known or not. */
export abstract class SignInTryRow {
  @PrimaryColumn('bytea', { name: 'account_hash' }) accountHash: Buffer;
  @Column('smallint') tries: number;
  @Column('timestamptz') since: Date;
}

@Entity({ schema: 'office', name: 'sign_in_try' })
export class CitySignInTryRow extends SignInTryRow {
  @PrimaryColumn('uuid', { name: 'city_id' }) cityId: CityId;
}

@Entity({ schema: 'network', name: 'sign_in_try' })
export class NetworkSignInTryRow extends SignInTryRow {}
