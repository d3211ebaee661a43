import { Injectable } from '@nestjs/common';
import type { City } from '../../cities/index.js';
import type { PaymentId } from '../../kernel/ids.js';
import { Clock } from '../../kernel/clock.js';
import { failPayment } from '../../payments/index.js';
import { Database, InjectDatabase } from '../../platform/database/index.js';
import { releaseReservations } from './release-reservations.js';

/** Cancels a donation whose checkout could not be opened, and releases its reservations. If even this fails, they lapse by themselves. */
@Injectable()
export class CancelStartedDonation {
  constructor(
    @InjectDatabase('donor') private readonly database: Database<'donor'>,
    private readonly clock: Clock,
  ) {}

  async run(city: City, paymentId: PaymentId): Promise<void> {
    await this.database
      .inCity(city.id, async (tx) => {
        const now = this.clock.now();
        const donationId = await failPayment(tx, paymentId, now);
        if (donationId !== undefined) await releaseReservations(tx, [{ id: donationId, to: 'failed' }], now);
      })
      .catch(() => undefined);
  }
}
