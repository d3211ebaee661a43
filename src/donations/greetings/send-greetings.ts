import { Injectable } from '@nestjs/common';
import { Any } from 'typeorm';
import type { City } from '../../cities/index.js';
import { FieldCrypto, InjectFieldCrypto } from '../../platform/crypto/index.js';
import type { CityTx } from '../../platform/database/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { GreetingEntity, greetingPlace } from './greeting.entity.js';
import { GREETING_MAIL } from './greeting.mail.js';
import type { AllocatedDonation } from '../allocations/allocate-donations.js';

/** Puts the greetings of donations whose money came into the outbox, in the transaction that receives them, and forgets them here. */
@Injectable()
export class SendGreetings {
  constructor(
    @InjectFieldCrypto('giving') private readonly crypto: FieldCrypto,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: CityTx<'donor'>, city: City, placed: readonly AllocatedDonation[]): Promise<void> {
    // A donation that goes back whole was none.
    const came = new Map(
      placed.filter(({ donation, refund }) => refund < donation.amount).map(({ donation }) => [donation.id, donation.language]),
    );
    if (came.size === 0) return;
    const where = { cityId: tx.cityId, donationId: Any([...came.keys()]) };
    const greetings = await tx.manager.find(GreetingEntity, { where });
    if (greetings.length === 0) return;
    const cipher = await this.crypto.forCity(tx);
    const messages = greetings.map(({ donationId, recipient, sender, occasion, words }) => {
      const language = came.get(donationId) ?? city.ownLanguage;
      return {
        kind: GREETING_MAIL,
        language,
        recipient: cipher.open(recipient, greetingPlace('recipient', donationId)),
        payload: {
          city: city.name(language),
          accent: city.theme.accent,
          from: cipher.open(sender, greetingPlace('sender', donationId)),
          occasion,
          ...(words === null ? {} : { words: cipher.open(words, greetingPlace('words', donationId)) }),
        },
      };
    });
    await this.outbox.put(tx, messages);
    await tx.manager.delete(GreetingEntity, where);
  }
}
