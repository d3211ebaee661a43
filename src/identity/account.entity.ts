import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { AccountId } from './account.js';

/** A person of the secretariat. */
@Entity({ schema: 'network', name: 'account' })
export class AccountRow {
  @PrimaryColumn('uuid') id: AccountId;
  @Column('text') email: string;
  @Column('text') name: string;
  @Column('text', { name: 'password_hash' }) passwordHash: string;
  @Column('text', { array: true }) roles: 'secretariat'[];
  @Column('boolean') active: boolean;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
}
