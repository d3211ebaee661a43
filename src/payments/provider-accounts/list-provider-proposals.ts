import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { CityId, ProviderProposalId } from '../../kernel/ids.js';
import { InjectDatabase, type Database } from '../../platform/database/index.js';
import { isStale } from '../domain/provider-proposal.js';
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
  /** What of the secret may be read: the merchant at the provider, or the end of its key. */
  readonly description: string | null;
  /** Who proposed it, by id and name. */
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: Date;
  /** Too old to be approved. */
  readonly stale: boolean;
}

/** A city's proposals about where gifts are collected, the oldest first. */
@Injectable()
export class ListProviderProposals {
  constructor(
    @InjectDatabase('office') private readonly database: Database<'office'>,
    private readonly clock: Clock,
  ) {}

  async run(cityId: CityId): Promise<ProviderProposalLine[]> {
    const shown = {
      id: true,
      change: true,
      accountId: true,
      provider: true,
      mode: true,
      billerCode: true,
      bank: true,
      description: true,
    } as const;
    const now = this.clock.now();
    const rows = await this.database.inCity(cityId, (tx) =>
      tx.manager.find(ProviderAccountProposalEntity, {
        select: { ...shown, proposedBy: true, proposedByName: true, proposedAt: true },
        where: { cityId: tx.cityId, status: 'proposed' },
        order: { proposedAt: 'ASC', id: 'ASC' },
      }),
    );
    return rows.map((row) => Object.assign(row, { stale: isStale(row, now) }));
  }
}
