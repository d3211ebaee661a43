import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { readTakenBackReason } from '../kernel/ended-reason.js';
import { isUuid, type NeedId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import { withdrawNeed } from '../needs/index.js';
import { audit } from '../platform/audit/index.js';
import { Database, InjectDatabase } from '../platform/database/index.js';
import { findBill, markWithdrawn } from './bill.store.js';
import { billLife } from './domain/lifecycles.js';

export interface Withdrawal {
  readonly billId: string;
  /** One of the codes of `takenBackReasons`. */
  readonly reason: string;
}

/**
 * Takes a bill back: one that waits, or one on the list on which no gift and no checkout stands.
 * @throws Refusal ended_reason_unknown, bill_unknown, wrong_state
 */
@Injectable()
export class WithdrawBill {
  constructor(
    @InjectDatabase('casework') private readonly database: Database<'casework'>,
    private readonly clock: Clock,
  ) {}

  async run(city: City, { billId, reason: code }: Withdrawal, actor: Actor): Promise<void> {
    const now = this.clock.now();
    await this.database.inCity(city.id, async (tx) => {
      const bill = isUuid(billId) ? await findBill(tx, billId) : null;
      if (!bill) throw new Refusal('bill_unknown');
      const reason = readTakenBackReason(code);
      billLife.step(bill.status, 'withdrawn');
      if (bill.needId !== null) await withdrawNeed(tx, bill.needId as NeedId);
      await markWithdrawn(tx, [bill.id], { endedReason: reason, endedOn: city.today(now) });
      await audit(tx, { actor: actor.id, action: 'bills.withdraw', subject: `bill:${bill.id}`, reason, at: now });
    });
  }
}
