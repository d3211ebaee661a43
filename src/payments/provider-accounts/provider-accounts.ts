import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { isUuid, type ProviderAccountId } from '../../kernel/ids.js';
import { Refusal } from '../../kernel/refusal.js';
import { FieldCrypto, InjectFieldCrypto } from '../../platform/crypto/index.js';
import { Database, InjectDatabase } from '../../platform/database/index.js';
import { ProviderAccountDirectoryEntity } from './provider-account-directory.entity.js';
import { openAccount } from './provider-account.store.js';
import type { OpenAccount } from '../providers/provider.js';

/** How long an opened account is kept, in milliseconds: every notification needs it before its city's transaction begins. */
const KEPT = 10_000;

/** Finds an account by its id alone, as a provider's notification names it. */
@Injectable()
export class ProviderAccounts {
  private readonly kept = new Map<ProviderAccountId, { account: OpenAccount; until: number }>();

  constructor(
    @InjectDatabase('donor') private readonly database: Database<'donor'>,
    @InjectFieldCrypto('giving') private readonly crypto: FieldCrypto,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal provider_account_unknown, the same for an id of another shape */
  async byId(id: string): Promise<OpenAccount> {
    if (!isUuid(id)) throw new Refusal('provider_account_unknown');
    const accountId = id as ProviderAccountId;
    const now = this.clock.now().getTime();
    const known = this.kept.get(accountId);
    if (known && known.until > now && known.until <= now + KEPT) return known.account;
    const found = await this.database.directory(ProviderAccountDirectoryEntity, (accounts) => accounts.findOneBy({ accountId }));
    if (!found) throw new Refusal('provider_account_unknown');
    const account = await this.database.inCity(found.city, (tx) => openAccount(tx, this.crypto, accountId));
    this.kept.set(accountId, { account, until: now + KEPT });
    return account;
  }
}
