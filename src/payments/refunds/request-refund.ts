import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { responsibleId, type Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { isUuid, newId, type CityId, type PaymentId, type RefundId } from '../../kernel/ids.js';
import { Money } from '../../kernel/money.js';
import { Refusal } from '../../kernel/refusal.js';
import { audit } from '../../platform/audit/index.js';
import { Database, InjectDatabase, isRejection, type CityTx } from '../../platform/database/index.js';
import { DisputeEntity } from '../disputes/dispute.entity.js';
import { PaymentEntity } from '../payment.entity.js';
import { RefundEntity } from './refund.entity.js';

export interface NewRefund {
  readonly paymentId: string;
  /** In the payment's currency. */
  readonly amount: Money;
  readonly reason: string;
}

/** One person requests that a payment, or a part of it, is refunded to the card it came from. Another person decides. */
@Injectable()
export class RequestRefund {
  constructor(
    @InjectDatabase('office') private readonly database: Database<'office'>,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal payment_unknown, wrong_state (it was never captured, or all of it went back), amount_not_positive, currency_unknown,
   * refund_over_rest, refund_open, refund_reason_missing
   */
  async run(city: { readonly id: CityId }, { paymentId, amount, reason }: NewRefund, actor: Actor): Promise<RefundId> {
    const why = reason.trim();
    if (why === '') throw new Refusal('refund_reason_missing', {}, 'reason');
    if (amount.minor <= 0n) throw new Refusal('amount_not_positive', {}, 'amount');
    const id = newId<RefundId>();
    try {
      await this.database.inCity(city.id, async (tx) => {
        const payment = await this.refundablePayment(tx, paymentId, amount);
        const { currency } = payment;
        const row = { cityId: tx.cityId, id, paymentId: payment.id, status: 'pending_approval' as const, currency, amount: amount.minor };
        const asked = { ...row, createdAt: this.clock.now(), requestedBy: responsibleId(actor), requestedByName: actor.name, reason: why };
        await tx.manager.createQueryBuilder().insert().into(RefundEntity, Object.keys(asked)).values(asked).updateEntity(false).execute();
        await audit(tx, { actor: actor.id, action: 'refund.ask', subject: `refund:${id}`, reason: why, at: this.clock.now() });
      });
    } catch (error) {
      // Two asked at once: the index that allows one open refund a payment let one through.
      throw isRejection(error) ? new Refusal('refund_open') : error;
    }
    return id;
  }

  private async refundablePayment(tx: CityTx<'office'>, paymentId: string, amount: Money): Promise<PaymentEntity> {
    const where = { cityId: tx.cityId, id: paymentId as PaymentId };
    const payment = isUuid(paymentId) ? await tx.manager.findOne(PaymentEntity, { where }) : null;
    if (!payment) throw new Refusal('payment_unknown');
    if (payment.status !== 'captured') throw new Refusal('wrong_state');
    if (payment.currency !== amount.currency) throw new Refusal('currency_unknown', {}, 'amount');
    const of = { cityId: tx.cityId, paymentId: payment.id };
    if (await tx.manager.existsBy(RefundEntity, { ...of, status: In(['pending_approval', 'approved']) })) throw new Refusal('refund_open');
    const disputes = await tx.manager.findBy(DisputeEntity, { ...of, status: In(['opened', 'lost']) });
    const gone = disputes.reduce((sum, dispute) => sum + dispute.amount - dispute.offsetAmount, payment.returned);
    if (gone + amount.minor > payment.amount) throw new Refusal('refund_over_rest', {}, 'amount');
    return payment;
  }
}
