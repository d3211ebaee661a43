import { Injectable } from '@nestjs/common';
import { type OpenBill, openBillsOfHousehold } from '../bills/index.js';
import type { City } from '../cities/index.js';
import { type OpenHousehold, openHousehold } from '../households/index.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { Refusal } from '../kernel/refusal.js';
import { audit } from '../platform/audit/index.js';
import { FieldCrypto, InjectFieldCrypto } from '../platform/crypto/index.js';
import { Database, InjectDatabase } from '../platform/database/index.js';
import { supportsOfHousehold, type SupportView } from '../supports/index.js';

export interface HouseholdReading {
  readonly householdId: string;
  /** Why the file is opened; kept with the reader's id. */
  readonly reason: string;
}

export interface HouseholdFile extends OpenHousehold {
  readonly bills: readonly OpenBill[];
  readonly supports: readonly SupportView[];
}

/**
 * Opens a household's file. Each reading leaves an audit row with its reason, in the same transaction: without the row there is no reading.
 * @throws Refusal reason_missing, household_unknown
 */
@Injectable()
export class ReadHousehold {
  constructor(
    @InjectDatabase('casework') private readonly database: Database<'casework'>,
    @InjectFieldCrypto('receiving') private readonly crypto: FieldCrypto,
    private readonly clock: Clock,
  ) {}

  async run(city: City, { householdId, reason }: HouseholdReading, actor: Actor): Promise<HouseholdFile> {
    if (reason.trim() === '') throw new Refusal('reason_missing', {}, 'reason');
    return this.database.inCity(city.id, async (tx) => {
      const cipher = await this.crypto.forCity(tx);
      const household = await openHousehold(tx, cipher, householdId);
      if (!household) throw new Refusal('household_unknown');
      await audit(tx, { actor: actor.id, action: 'household.read', subject: `household:${household.id}`, reason, at: this.clock.now() });
      const bills = await openBillsOfHousehold(tx, cipher, household.id);
      return { ...household, bills, supports: await supportsOfHousehold(tx, household.id) };
    });
  }
}
