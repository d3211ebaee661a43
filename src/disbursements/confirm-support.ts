import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import type { Actor } from '../kernel/actor.js';
import { assert, present } from '../kernel/assert.js';
import { Clock } from '../kernel/clock.js';
import { isCurrency } from '../kernel/currency.js';
import { isUuid, type NeedId } from '../kernel/ids.js';
import { type LocalDate, localDate } from '../kernel/local-date.js';
import { Refusal } from '../kernel/refusal.js';
import { assertSecondPerson } from '../kernel/second-person.js';
import { accounts, type Entry, post } from '../ledger/index.js';
import { markPaid, type NeedState, readNeeds } from '../needs/index.js';
import { audit } from '../platform/audit/index.js';
import { Database, InjectDatabase } from '../platform/database/index.js';
import { confirmHandover, lockHandover } from './handover.store.js';

/**
 * A second person confirms that a household got its package or cash support: its need is paid, in the needs and in the books, in one
 * transaction.
 * @throws Refusal handover_unknown (or written anew meanwhile), second_person_required, wrong_state (confirmed already, or the gift went back)
 */
@Injectable()
export class ConfirmSupport {
  constructor(
    @InjectDatabase('casework') private readonly database: Database<'casework'>,
    private readonly clock: Clock,
  ) {}

  async run(city: City, handoverId: string, actor: Actor): Promise<void> {
    const now = this.clock.now();
    await this.database.inCity(city.id, async (tx) => {
      const handover = isUuid(handoverId) ? await lockHandover(tx, handoverId) : null;
      if (!handover) throw new Refusal('handover_unknown');
      if (handover.status !== 'proposed') throw new Refusal('wrong_state');
      assertSecondPerson(handover.proposedBy, actor);
      const needId = handover.needId as NeedId;
      const handedOn = localDate(handover.handedOn);
      const [need] = await readNeeds(tx, [needId]);
      const paid = await markPaid(tx, [{ needId, paidOn: handedOn }]);
      if (paid.length === 0) throw new Refusal('wrong_state');
      await post(tx, [entryOf(present(need, 'a handover without a need'), now, handedOn)]);
      await confirmHandover(tx, handover.id, actor, now);
      await audit(tx, { actor: actor.id, action: 'handover.confirm', subject: `support:${handover.supportId}`, at: now });
    });
  }
}

/** What the need was given is owed for what the household got, until the city's bank has sent it. */
function entryOf({ needId, amount, currency }: NeedState, at: Date, happenedOn: LocalDate): Entry {
  assert(isCurrency(currency), 'a need in an unknown currency');
  const postings = [{ debit: accounts.need(needId), credit: accounts.householdPayable, amount }];
  return { side: 'receiving', kind: 'confirm', entryKey: `confirm:${needId}`, currency, at, happenedOn, postings };
}
