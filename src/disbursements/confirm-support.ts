import { Injectable } from '@nestjs/common';
import { samePerson } from '../kernel/same-person.js';
import type { City } from '../cities/index.js';
import { assert, present } from '../kernel/assert.js';
import { Clock } from '../kernel/clock.js';
import { isCurrency } from '../kernel/currency.js';
import { isUuid, type NeedId } from '../kernel/ids.js';
import { type LocalDate, localDate } from '../kernel/local-date.js';
import { Refusal } from '../kernel/refusal.js';
import { accounts, type Entry, post } from '../ledger/index.js';
import { markPaid, type NeedState, readNeeds } from '../needs/index.js';
import { audit } from '../platform/audit/index.js';
import { Database, InjectDatabase, isConstraint } from '../platform/database/index.js';
import { lockHandover, markConfirmed } from './handover.store.js';

/**
 * A second person confirms that a household got its package or cash support: its need is paid, in the needs and in the books, in one
 * transaction.
 * @throws Refusal officer_missing, handover_unknown (or written anew meanwhile), batch_needs_second_person, wrong_state (confirmed already, or
 * the gift went back)
 */
@Injectable()
export class ConfirmSupport {
  constructor(
    @InjectDatabase('casework') private readonly database: Database<'casework'>,
    private readonly clock: Clock,
  ) {}

  async run(city: City, handoverId: string, officer: string): Promise<void> {
    if (officer.trim() === '') throw new Refusal('officer_missing', {}, 'officer');
    const now = this.clock.now();
    try {
      await this.database.inCity(city.id, async (tx) => {
        const handover = isUuid(handoverId) ? await lockHandover(tx, handoverId) : null;
        if (!handover) throw new Refusal('handover_unknown');
        if (handover.confirmedBy !== null) throw new Refusal('wrong_state');
        if (samePerson(handover.officer, officer)) throw new Refusal('batch_needs_second_person');
        const needId = handover.needId as NeedId;
        const handedOn = localDate(handover.handedOn);
        const [need] = await readNeeds(tx, [needId]);
        const paid = await markPaid(tx, [{ needId, paidOn: handedOn }]);
        if (paid.length === 0) throw new Refusal('wrong_state');
        await post(tx, [entryOf(present(need, 'a handover without a need'), now, handedOn)]);
        await markConfirmed(tx, handover.id, officer.trim(), now);
        await audit(tx, { actor: officer, action: 'handover.confirm', subject: `support:${handover.supportId}`, at: now });
      });
    } catch (error) {
      if (isConstraint(error, 'handover_two_persons')) throw new Refusal('batch_needs_second_person');
      throw error;
    }
  }
}

/** What the need was given is owed for what the household got, until the city's bank has sent it. */
function entryOf({ needId, amount, currency }: NeedState, at: Date, happenedOn: LocalDate): Entry {
  assert(isCurrency(currency), 'a need in an unknown currency');
  const postings = [{ debit: accounts.need(needId), credit: accounts.householdPayable, amount }];
  return { side: 'receiving', kind: 'confirm', reference: `confirm:${needId}`, currency, at, happenedOn, postings };
}
