import { Injectable } from '@nestjs/common';
import type { City } from '../../cities/index.js';
import { Money } from '../../kernel/money.js';
import { FieldCrypto, InjectFieldCrypto } from '../../platform/crypto/index.js';
import type { CityTx } from '../../platform/database/index.js';
import { Outbox } from '../../platform/outbox/index.js';
import { donorEmailBinding } from '../mail/email.js';
import { RECEIPT_MAIL } from './receipt.mail.js';
import type { PlacedGift } from '../allocations/place-gifts.js';

/** Puts a receipt into the outbox for each gift that left an address, in the transaction that receives the gifts. */
@Injectable()
export class SendReceipts {
  constructor(
    @InjectFieldCrypto('giving') private readonly crypto: FieldCrypto,
    private readonly outbox: Outbox,
  ) {}

  async run(tx: CityTx<'donor'>, city: City, placed: readonly PlacedGift[], now: Date): Promise<void> {
    const wanted = placed.filter(({ gift }) => gift.email !== null);
    if (wanted.length === 0) return;
    const cipher = await this.crypto.forCity(tx);
    const messages = wanted.map(({ gift, refund }) => ({
      kind: RECEIPT_MAIL,
      language: gift.language,
      recipient: cipher.open(gift.email ?? Buffer.alloc(0), donorEmailBinding(gift.id)),
      payload: {
        city: city.name(gift.language),
        accent: city.theme.accent,
        number: gift.reference,
        currency: gift.currency,
        amount: Money.of(gift.amount, gift.currency).toDecimal(),
        returned: Money.of(refund, gift.currency).toDecimal(),
        day: city.today(now),
        terms: city.legalText('receipt', gift.language) ?? '',
      },
    }));
    await this.outbox.put(tx, messages);
  }
}
