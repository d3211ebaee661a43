import { Injectable } from '@nestjs/common';
import type { City } from '../../../cities/index.js';
import { Clock } from '../../../kernel/clock.js';
import { Database, InjectDatabase } from '../../../platform/database/index.js';
import { leftUrl } from '../../domain/left-url.js';
import { ProviderAccounts } from '../../provider-accounts/provider-accounts.js';
import { buttonsOf, plays, type SandboxAction } from './domain/checkout.js';
import { findCheckout, playCheckout } from './sandbox.store.js';

/** Does what a button of the sandbox's page says, and answers where the donor goes then. A second press does nothing. */
@Injectable()
export class PlaySandboxCheckout {
  constructor(
    private readonly accounts: ProviderAccounts,
    @InjectDatabase('donor') private readonly database: Database<'donor'>,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not_found */
  async run(city: City, id: string, action: SandboxAction): Promise<{ returnUrl: string }> {
    const checkout = await this.database.inCity(city.id, (tx) => findCheckout(tx, id));
    const { mode } = await this.accounts.byId(checkout.accountId);
    const now = this.clock.now();
    const late = checkout.expiresAt.getTime() <= now.getTime();
    if (buttonsOf(checkout.state, late).includes(action))
      await this.database.inCity(city.id, (tx) => playCheckout(tx, checkout, plays[action], mode, now));
    return { returnUrl: action === 'abandon' ? leftUrl(checkout.returnUrl) : checkout.returnUrl };
  }
}
