import { Injectable } from '@nestjs/common';
import type { City } from '../../cities/index.js';
import { Clock } from '../../kernel/clock.js';
import type { DonationId } from '../../kernel/ids.js';
import { FieldCrypto, InjectFieldCrypto } from '../../platform/crypto/index.js';
import { Database, InjectDatabase } from '../../platform/database/index.js';
import type { Greeting } from './read-greeting.js';
import { GreetingEntity, greetingPlace } from './greeting.entity.js';

/** Keeps the greeting of a donation that was just begun, sealed, until its money comes. Before the donor sees the provider's page: so never late. */
@Injectable()
export class KeepGreeting {
  constructor(
    @InjectDatabase('donor') private readonly database: Database<'donor'>,
    @InjectFieldCrypto('giving') private readonly crypto: FieldCrypto,
    private readonly clock: Clock,
  ) {}

  /** @param greeting as `readGreeting` gave it */
  async run(city: City, donationId: DonationId, { to, from, occasion, words }: Greeting): Promise<void> {
    await this.database.inCity(city.id, async (tx) => {
      const cipher = await this.crypto.forCity(tx);
      await tx.manager.insert(GreetingEntity, {
        cityId: tx.cityId,
        donationId,
        recipient: cipher.seal(to, greetingPlace('recipient', donationId)),
        sender: cipher.seal(from, greetingPlace('sender', donationId)),
        occasion,
        words: words === undefined ? null : cipher.seal(words, greetingPlace('words', donationId)),
        createdOn: city.today(this.clock.now()),
      });
    });
  }
}
