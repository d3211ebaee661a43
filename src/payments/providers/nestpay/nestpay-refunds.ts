import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { Refusal } from '../../../kernel/refusal.js';
import { Cities } from '../../../cities/index.js';
import { Config } from '../../../platform/config/index.js';
import { Database, InjectDatabase } from '../../../platform/database/index.js';
import type { OpenAccount, RefundRequest } from '../provider.js';
import { bankRules } from './domain/bank-rules.js';
import { askHistory } from './ask-order.js';
import { callableSettings } from './domain/settings.js';
import { closeRefund, noteCredited, takeUpRefund } from './nestpay-refund.store.js';
import { sendBack } from './send-back.js';

/**
 * Gives money back once, though the API takes no key that would make a second request harmless: what the bank had given back before is
 * written down before it is asked, and the next time its history is looked at first.
 */
@Injectable()
export class NestpayRefunds {
  constructor(
    private readonly cities: Cities,
    private readonly config: Config,
    @InjectDatabase('donor') private readonly database: Database<'donor'>,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal provider_unavailable when the order was not paid, or the bank does not say that it was done: to be asked again */
  async run(account: OpenAccount, { refundId, reference: oid, amount }: RefundRequest): Promise<'succeeded'> {
    const settings = callableSettings(account, bankRules(this.config));
    const held = await this.database.inCity(account.cityId, (tx) => takeUpRefund(tx, refundId, oid, amount.minor));
    if (held.state === 'done') return 'succeeded';
    const { sale, credited } = await askHistory(settings, oid);
    const before = held.creditedBefore ?? credited;
    if (sale?.voided === true || credited - before >= amount.minor) return this.close(account, refundId, 'done');
    if (!sale || amount.minor > sale.amount - credited) return this.close(account, refundId, 'refused');
    if (held.creditedBefore === null) await this.database.inCity(account.cityId, (tx) => noteCredited(tx, refundId, before));
    const city = await this.cities.byId(account.cityId);
    const said = await sendBack(settings, oid, amount, { sale, credited }, city.today(this.clock.now()));
    return this.close(account, refundId, said);
  }

  private async close({ cityId }: OpenAccount, refundId: RefundRequest['refundId'], state: 'done' | 'refused'): Promise<'succeeded'> {
    await this.database.inCity(cityId, (tx) => closeRefund(tx, refundId, state));
    if (state === 'refused') throw new Refusal('provider_unavailable');
    return 'succeeded';
  }
}
