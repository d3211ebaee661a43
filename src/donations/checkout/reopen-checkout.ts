import { Injectable } from '@nestjs/common';
import type { City } from '../../cities/index.js';
import { Refusal } from '../../kernel/refusal.js';
import { FindCheckout, paymentOfDonation } from '../../payments/index.js';
import { Database, InjectDatabase } from '../../platform/database/index.js';
import { DonationEntity } from '../donation.entity.js';
import { tokenHash } from '../token.js';

/** The way back to the provider's page, for a donor who left it without paying. It opens nothing new and moves nothing. */
@Injectable()
export class ReopenCheckout {
  constructor(
    @InjectDatabase('donor') private readonly database: Database<'donor'>,
    private readonly findCheckout: FindCheckout,
  ) {}

  /**
   * @returns the address of the page on which this very donation can still be paid, once; undefined where it was paid, declined or is over
   * @throws Refusal donation_unknown, provider_unavailable
   */
  async run(city: City, token: string): Promise<string | undefined> {
    const payment = await this.database.inCity(city.id, async (tx) => {
      const found = await tx.manager.findOne(DonationEntity, { where: { cityId: tx.cityId, tokenHash: tokenHash(token) } });
      if (!found) throw new Refusal('donation_unknown');
      return paymentOfDonation(tx, found.id);
    });
    return this.findCheckout.run(payment);
  }
}
