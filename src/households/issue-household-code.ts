import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { isUuid, type HouseholdId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import { audit } from '../platform/audit/index.js';
import { FieldCrypto, InjectFieldCrypto } from '../platform/crypto/index.js';
import { Database, InjectDatabase } from '../platform/database/index.js';
import { newHouseholdCode } from './domain/household-code.js';
import { changeCode, findHousehold } from './household.store.js';
import { codeIndexText } from './household-fields.js';

/**
 * Gives a household a new code for its status page: one that a file brought has never seen its first, and codes get lost. The old one opens
 * nothing any more.
 * @throws Refusal household_unknown
 */
@Injectable()
export class IssueHouseholdCode {
  constructor(
    @InjectDatabase('casework') private readonly database: Database<'casework'>,
    @InjectFieldCrypto('receiving') private readonly crypto: FieldCrypto,
    private readonly clock: Clock,
  ) {}

  async run(city: City, householdId: string, actor: Actor): Promise<{ caseNo: string; code: string }> {
    return this.database.inCity(city.id, async (tx) => {
      const household = isUuid(householdId) ? await findHousehold(tx, householdId) : null;
      if (!household) throw new Refusal('household_unknown');
      const code = newHouseholdCode();
      const cipher = await this.crypto.forCity(tx);
      await changeCode(tx, household.id as HouseholdId, cipher.index('household_code', codeIndexText(household.id, code)));
      await audit(tx, { actor: actor.id, action: 'household.code', subject: `household:${household.id}`, at: this.clock.now() });
      return { caseNo: household.caseNo, code };
    });
  }
}
