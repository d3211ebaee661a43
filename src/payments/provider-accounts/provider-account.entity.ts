import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CityId, ProviderAccountId, ProviderProposalId } from '../../kernel/ids.js';
import { SealedColumn } from '../../platform/crypto/index.js';

/** A merchant account at a provider: the city's own, or on the direct path a biller's. One is active at a time. */
@Entity({ schema: 'giving', name: 'provider_account' })
export class ProviderAccountEntity {
  @PrimaryColumn({ type: 'uuid', name: 'city_id' })
  cityId: CityId;

  @PrimaryColumn({ type: 'uuid' })
  id: ProviderAccountId;

  @Column({ type: 'text' })
  provider: string;

  @Column({ type: 'text' })
  mode: 'test' | 'live';

  @Column({ type: 'text', name: 'biller_code', nullable: true })
  billerCode: string | null;

  /** The IBAN that the provider sends the city's money to. */
  @Column({ type: 'text', nullable: true })
  bank: string | null;

  /** What of the secret may be read: the merchant at the provider, or the end of its key. Null where there is nothing to say. */
  @Column({ type: 'text', nullable: true })
  description: string | null;

  /** Sealed with the giving side's key. Only the donor's side reads it. */
  @SealedColumn({ select: false, neverResealed: 'two persons agreed on these very bytes; a new secret is proposed instead' })
  secret: Buffer;

  @Column({ type: 'boolean' })
  active: boolean;

  /** Who wanted it as it is: a person, or `cli:USER` where the city was made. */
  @Column({ type: 'text', name: 'proposed_by', select: false })
  proposedBy: string;

  @Column({ type: 'text', name: 'proposed_by_name', select: false })
  proposedByName: string;

  /** The second person, by a rule of the database; none where the city was made. */
  @Column({ type: 'text', name: 'approved_by', nullable: true, select: false })
  approvedBy: string | null;

  @Column({ type: 'text', name: 'approved_by_name', nullable: true, select: false })
  approvedByName: string | null;

  /** What both agreed on: the row is that, word for word, by a rule of the database. */
  @Column({ type: 'uuid', name: 'proposal_id', nullable: true, select: false })
  proposalId: ProviderProposalId | null;
}
