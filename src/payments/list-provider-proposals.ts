import { Injectable } from '@nestjs/common';
import type { CityId, ProviderProposalId } from '../kernel/ids.js';
import { InjectDatabase, type Database } from '../platform/database/index.js';
import { ProviderAccountProposalEntity, type AccountChange } from './provider-account-proposal.entity.js';

/** What waits for a second administrator: everything but the secret. */
export interface ProviderProposalLine {
  readonly id: ProviderProposalId;
  readonly change: AccountChange;
  readonly accountId: string;
  readonly provider: string;
  readonly mode: 'test' | 'live';
  readonly billerCode: string | null;
  readonly bank: string | null;
  /** A staff id. */
  readonly proposedBy: string;
  readonly proposedAt: Date;
}

/** A city's proposals about where gifts are collected, the oldest first. */
@Injectable()
export class ListProviderProposals {
  constructor(@InjectDatabase('office') private readonly database: Database<'office'>) {}

  async run(cityId: CityId): Promise<ProviderProposalLine[]> {
    const shown = { id: true, change: true, accountId: true, provider: true, mode: true, billerCode: true, bank: true } as const;
    return this.database.inCity(cityId, (tx) =>
      tx.manager.find(ProviderAccountProposalEntity, {
        select: { ...shown, proposedBy: true, proposedAt: true },
        where: { cityId: tx.cityId, status: 'proposed' },
        order: { proposedAt: 'ASC', id: 'ASC' },
      }),
    );
  }
}
