import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import type { Actor } from '../kernel/actor.js';
import { present } from '../kernel/assert.js';
import { Clock } from '../kernel/clock.js';
import type { HouseholdId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import { audit } from '../platform/audit/index.js';
import { FieldCrypto, InjectFieldCrypto } from '../platform/crypto/index.js';
import { Database, InjectDatabase } from '../platform/database/index.js';
import { orRefuse } from '../platform/tables/index.js';
import { caseNumbers } from './household-lookup.js';
import { checkNationalId } from './person-fields.js';
import { householdsByIndex } from './person.store.js';
import { nationalIdIndexText } from './household-fields.js';

export interface HouseholdSearch {
  readonly nationalId: string;
  readonly reason: string;
}

/**
 * Finds a household by its national id, through the blind index: the number itself is not in the table. Leaves an audit row, found or not.
 * @throws Refusal reason_missing, national_id_missing, national_id_invalid
 */
@Injectable()
export class FindHouseholdByNationalId {
  constructor(
    @InjectDatabase('casework') private readonly database: Database<'casework'>,
    @InjectFieldCrypto('receiving') private readonly crypto: FieldCrypto,
    private readonly clock: Clock,
  ) {}

  async run(city: City, { nationalId, reason }: HouseholdSearch, actor: Actor): Promise<{ id: HouseholdId; caseNo: string } | undefined> {
    if (reason.trim() === '') throw new Refusal('reason_missing', {}, 'reason');
    const id = orRefuse(checkNationalId(nationalId, city.country));
    return this.database.inCity(city.id, async (tx) => {
      const cipher = await this.crypto.forCity(tx);
      const [found] = (await householdsByIndex(tx, [cipher.index('national_id', nationalIdIndexText(city.country, id))])).values();
      const subject = found === undefined ? 'household:none' : `household:${found}`;
      await audit(tx, { actor: actor.id, action: 'household.search', subject, reason, at: this.clock.now() });
      return found === undefined
        ? undefined
        : { id: found, caseNo: present((await caseNumbers(tx, [found])).get(found), 'a member of no household') };
    });
  }
}
