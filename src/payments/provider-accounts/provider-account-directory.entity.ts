import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CityId, ProviderAccountId } from '../../kernel/ids.js';

/** Directory: an account is found by its id, in the address of a notification, before any city is known. It stands outside row security. */
@Entity({ schema: 'shared', name: 'provider_account_directory' })
export class ProviderAccountDirectoryEntity {
  static readonly directory = true;

  @PrimaryColumn({ type: 'uuid', name: 'account_id' })
  accountId: ProviderAccountId;

  @Column({ type: 'text' })
  provider: string;

  @Column({ type: 'uuid' })
  city: CityId;
}
