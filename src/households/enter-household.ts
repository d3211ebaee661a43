import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import type { HouseholdId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import { audit } from '../platform/audit/index.js';
import { FieldCrypto, InjectFieldCrypto } from '../platform/crypto/index.js';
import { Database, InjectDatabase, isConstraint } from '../platform/database/index.js';
import { orRefuse } from '../platform/tables/index.js';
import { addHousehold } from './household.store.js';
import { makeHousehold } from './new-household.js';
import { checkNationalId, readPersonName } from './person-fields.js';

export interface HouseholdEntry {
  readonly name: string;
  /** Empty for a household without a national number. */
  readonly nationalId: string;
  /** The language the household reads; the city's own where it is left out. */
  readonly language?: string;
}

export interface EnteredHousehold {
  readonly householdId: HouseholdId;
  readonly caseNo: string;
  /** To be handed to the household now: it is not kept and cannot be shown again. */
  readonly code: string;
}

/**
 * A clerk enters a household.
 * @throws Refusal household_exists, and a row's reasons with the field they are about (holder_name, national_id)
 */
@Injectable()
export class EnterHousehold {
  constructor(
    @InjectDatabase('casework') private readonly database: Database<'casework'>,
    @InjectFieldCrypto('receiving') private readonly crypto: FieldCrypto,
    private readonly clock: Clock,
  ) {}

  async run(city: City, entry: HouseholdEntry, actor: Actor): Promise<EnteredHousehold> {
    const name = orRefuse(readPersonName(entry.name));
    const nationalId = entry.nationalId.trim() === '' ? undefined : orRefuse(checkNationalId(entry.nationalId, city.country));
    const language = entry.language !== undefined && city.speaks(entry.language) ? entry.language : city.ownLanguage;
    const now = this.clock.now();
    try {
      return await this.database.inCity(city.id, async (tx) => {
        const facts = { name, nationalId, country: city.country, language };
        const made = makeHousehold(await this.crypto.forCity(tx), facts, { now, today: city.today(now) });
        const { id, caseNo } = made.household;
        await addHousehold(tx, made);
        await audit(tx, { actor: actor.id, action: 'household.enter', subject: `household:${id}`, at: now });
        return { householdId: id, caseNo, code: made.code };
      });
    } catch (error) {
      if (isConstraint(error, 'person_city_id_national_id_index_key')) throw new Refusal('household_exists', {}, 'national_id');
      throw error;
    }
  }
}
