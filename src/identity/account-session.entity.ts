import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { AccountId } from './account.js';

/** A signed-in person of the secretariat. */
@Entity({ schema: 'network', name: 'session' })
export class AccountSessionRow {
  @PrimaryColumn('bytea', { name: 'token_hash' }) tokenHash: Buffer;
  @Column('uuid', { name: 'account_id' }) accountId: AccountId;
  @Column('text') csrf: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt: Date;
}
