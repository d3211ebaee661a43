import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often a sign-in to the secretariat was tried for one name, known or not. */
@Entity({ schema: 'network', name: 'sign_in_try' })
export class AccountTryRow {
  @PrimaryColumn('bytea', { name: 'account_hash' }) accountHash: Buffer;
  @Column('smallint') tries: number;
  @Column('timestamptz') since: Date;
}
