import { Injectable } from '@nestjs/common';
import type { City } from '../../cities/index.js';
import { Money } from '../../kernel/money.js';
import { FieldCrypto, InjectFieldCrypto } from '../../platform/crypto/index.js';
import type { CityTx } from '../../platform/database/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { donorEmailBinding } from '../mail/email.js';
import { RECEIPT_MAIL } from './receipt.mail.js';
import type { AllocatedDonation } from '../allocations/allocate-donations.js';

/** Puts a receipt into the outbox for each donation that left an address, in the transaction that receives the donations. */
@Injectable()
export class SendReceipts {
  constructor(
    @InjectFieldCrypto('giving') private readonly crypto: FieldCrypto,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: CityTx<'donor'>, city: City, placed: readonly AllocatedDonation[], now: Date): Promise<void> {
    const wanted = placed.filter(({ donation }) => donation.email !== null);
    if (wanted.length === 0) return;
    const cipher = await this.crypto.forCity(tx);
    const messages = wanted.map(({ donation, refund }) => ({
      kind: RECEIPT_MAIL,
      language: donation.language,
      recipient: cipher.open(donation.email ?? Buffer.alloc(0), donorEmailBinding(donation.id)),
      payload: {
        city: city.name(donation.language),
        accent: city.theme.accent,
        number: donation.reference,
        currency: donation.currency,
        amount: Money.of(donation.amount, donation.currency).toDecimal(),
        returned: Money.of(refund, donation.currency).toDecimal(),
        day: city.today(now),
        terms: city.legalText('receipt', donation.language) ?? '',
      },
    }));
    await this.outbox.put(tx, messages);
  }
}
