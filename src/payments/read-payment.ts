import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { isUuid, type CityId, type PaymentId } from '../kernel/ids.js';
import { Money } from '../kernel/money.js';
import { Refusal } from '../kernel/refusal.js';
import { InjectDatabase, type Database } from '../platform/database/index.js';
import { DisputeEntity } from './disputes/dispute.entity.js';
import { PaymentEntity } from './payment.entity.js';

/** A payment with what may still go back of it. */
export interface PaymentRest {
  readonly id: PaymentId;
  readonly reference: string | null;
  readonly amount: Money;
  /** What neither refunds nor disputes have; what can really go back depends on which bills are paid when it is released. */
  readonly rest: Money;
}

/** One payment, for the desk that may ask for its refund. */
@Injectable()
export class ReadPayment {
  constructor(@InjectDatabase('office') private readonly database: Database<'office'>) {}

  /** @throws Refusal payment_unknown, the same for another city's */
  async run(city: { readonly id: CityId }, id: string): Promise<PaymentRest> {
    if (!isUuid(id)) throw new Refusal('payment_unknown');
    return this.database.inCity(city.id, async (tx) => {
      const payment = await tx.manager.findOne(PaymentEntity, { where: { cityId: tx.cityId, id: id as PaymentId } });
      if (!payment) throw new Refusal('payment_unknown');
      const { reference, amount, currency, returned, status } = payment;
      const where = { cityId: tx.cityId, paymentId: payment.id, status: In(['opened', 'lost']) };
      const disputes = await tx.manager.findBy(DisputeEntity, where);
      const left = disputes.reduce((sum, dispute) => sum - dispute.amount + dispute.offsetAmount, amount - returned);
      const rest = status === 'captured' && left > 0n ? left : 0n;
      return { id: payment.id, reference, amount: Money.of(amount, currency), rest: Money.of(rest, currency) };
    });
  }
}
