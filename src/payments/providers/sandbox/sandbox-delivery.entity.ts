import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CityId, ProviderAccountId } from '../../../kernel/ids.js';

/** A notification the sandbox still has to bring, or has brought. */
@Entity({ schema: 'giving', name: 'sandbox_delivery' })
export class SandboxDeliveryEntity {
  @PrimaryColumn({ type: 'uuid', name: 'city_id' })
  cityId: CityId;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid', name: 'account_id' })
  accountId: ProviderAccountId;

  @Column({ type: 'uuid', name: 'checkout_id' })
  checkoutId: string;

  @Column({ type: 'text' })
  body: string;

  /** Signed with another secret than the account's: the sandbox plays a forger. */
  @Column({ type: 'boolean' })
  forged: boolean;

  @Column({ type: 'timestamptz', name: 'due_at' })
  dueAt: Date;

  @Column({ type: 'smallint' })
  attempts: number;

  @Column({ type: 'timestamptz', name: 'delivered_at', nullable: true })
  deliveredAt: Date | null;
}
