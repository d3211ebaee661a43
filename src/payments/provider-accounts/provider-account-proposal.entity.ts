import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CityId, ProviderAccountId, ProviderProposalId } from '../../kernel/ids.js';
import type { ProposalStatus } from '../domain/provider-proposal.js';
import { SealedColumn } from '../../platform/crypto/index.js';

/** `open`: a new account in place of the merchant's. `secret`: another secret for one that is there. */
export const accountChanges = ['open', 'secret'] as const;
export type AccountChange = (typeof accountChanges)[number];

/** What one administrator wants of where a city's gifts are collected, until another approves it. */
@Entity({ schema: 'giving', name: 'provider_account_proposal' })
export class ProviderAccountProposalEntity {
  @PrimaryColumn({ type: 'uuid', name: 'city_id' })
  cityId: CityId;

  @PrimaryColumn({ type: 'uuid' })
  id: ProviderProposalId;

  @Column({ type: 'text' })
  change: AccountChange;

  /** The account that is to be, or that is there. */
  @Column({ type: 'uuid', name: 'account_id' })
  accountId: ProviderAccountId;

  @Column({ type: 'text' })
  provider: string;

  @Column({ type: 'text' })
  mode: 'test' | 'live';

  @Column({ type: 'text', name: 'biller_code', nullable: true })
  billerCode: string | null;

  @Column({ type: 'text', nullable: true })
  bank: string | null;

  /** What of the secret may be read by whoever approves. */
  @Column({ type: 'text', nullable: true })
  description: string | null;

  /** Sealed for this row; sealed anew for its account's when it is approved, and empty once it is decided. */
  @SealedColumn({ nullable: true, neverResealed: 'a proposal that waits is decided within seven days, and its secret gone' })
  secret: Buffer | null;

  /** SHA-256 of it, sealed; once it is approved, as it is sealed in its account: no other secret can take its place there, by a rule of the database. */
  @Column({ type: 'bytea', name: 'secret_digest' })
  secretDigest: Buffer;

  @Column({ type: 'text' })
  status: ProposalStatus;

  @Column({ type: 'text', name: 'proposed_by' })
  proposedBy: string;

  @Column({ type: 'text', name: 'proposed_by_name' })
  proposedByName: string;

  @Column({ type: 'timestamptz', name: 'proposed_at' })
  proposedAt: Date;

  /** Who approved is a second person, by a rule of the database. */
  @Column({ type: 'text', name: 'decided_by', nullable: true })
  decidedBy: string | null;

  @Column({ type: 'text', name: 'decided_by_name', nullable: true })
  decidedByName: string | null;

  @Column({ type: 'timestamptz', name: 'decided_at', nullable: true })
  decidedAt: Date | null;
}
