import { Injectable } from '@nestjs/common';
import type { CityId, ProviderAccountId } from '../../kernel/ids.js';
import { InjectDatabase, type Database } from '../../platform/database/index.js';
import { ProviderAccountEntity } from './provider-account.entity.js';

/** A merchant account as the city's administrator sees it: everything but its secret, which is never shown again. */
export interface ProviderAccountLine {
  readonly id: ProviderAccountId;
  readonly provider: string;
  readonly mode: 'test' | 'live';
  readonly billerCode: string | null;
  readonly bank: string | null;
  /** What of the secret may be read: the merchant at the provider, or the end of its key. */
  readonly description: string | null;
  readonly active: boolean;
}

/** A city's merchant accounts, those that collect now first. */
@Injectable()
export class ListProviderAccounts {
  constructor(@InjectDatabase('office') private readonly database: Database<'office'>) {}

  async run(cityId: CityId): Promise<ProviderAccountLine[]> {
    return this.database.inCity(cityId, (tx) =>
      tx.manager.find(ProviderAccountEntity, {
        select: { id: true, provider: true, mode: true, billerCode: true, bank: true, description: true, active: true },
        where: { cityId: tx.cityId },
        order: { active: 'DESC', billerCode: 'ASC', id: 'ASC' },
      }),
    );
  }
}
