import { Injectable } from '@nestjs/common';
import type { City } from '../../cities/index.js';
import type { PaymentId, ProviderAccountId } from '../../kernel/ids.js';
import type { Money } from '../../kernel/money.js';
import { Refusal } from '../../kernel/refusal.js';
import { CreateCheckout } from '../../payments/index.js';
import { Database, InjectDatabase } from '../../platform/database/index.js';
import { CancelStartedDonation } from '../reservations/cancel-started-donation.js';
import { keepReferenceStatement } from '../start/start.statement.js';

/** How long a provider's checkout stays open, in milliseconds: shorter than any reservation (32 to 40 minutes). */
export const CHECKOUT_OPEN_MS = 31 * 60_000;

/** A donation that is written and holds its needs, and has nowhere to be paid yet. */
export interface UnopenedCheckout {
  readonly paymentId: PaymentId;
  readonly accountId: ProviderAccountId;
  readonly amount: Money;
  readonly language: string;
  readonly returnUrl: string;
  /** From here its time counts, however often this is called: a provider gives the same checkout for the same words alone. */
  readonly begunAt: Date;
}

/** Asks the provider for the page where a donation is paid, and keeps the provider's reference. The same donation gets the same page again. */
@Injectable()
export class OpenCheckout {
  constructor(
    @InjectDatabase('donor') private readonly database: Database<'donor'>,
    private readonly createCheckout: CreateCheckout,
    private readonly cancelStartedDonation: CancelStartedDonation,
  ) {}

  /**
   * @returns the address of the provider's page
   * @throws Refusal provider_unavailable: then the donation is cancelled and its reservations are released
   */
  async run(city: City, { paymentId, accountId, amount, language, returnUrl, begunAt }: UnopenedCheckout): Promise<string> {
    try {
      const expiresAt = new Date(begunAt.getTime() + CHECKOUT_OPEN_MS);
      const request = { paymentId, amount, language, returnUrl, expiresAt };
      const checkout = await this.createCheckout.run(accountId, request);
      await this.database.pipeline(city.id, { keepReference: keepReferenceStatement(city.id, paymentId, checkout.reference) });
      return checkout.redirectUrl;
    } catch (error) {
      await this.cancelStartedDonation.run(city, paymentId);
      throw Object.assign(new Refusal('provider_unavailable'), { cause: error });
    }
  }
}
