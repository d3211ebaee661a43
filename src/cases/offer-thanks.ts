import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import { householdByCaseNo } from '../households/index.js';
import { newToken } from '../platform/crypto/index.js';
import { Database, InjectDatabase } from '../platform/database/index.js';
import type { HouseholdItem } from './read-household-status.js';
import { addOffer } from './thanks.store.js';

/** What is stored of the token of an offer. */
export const thanksTokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/**
 * Asks a household that has been helped whether it wants to say something: the first time that its page says so, and never again, whether
 * it answers or not.
 */
@Injectable()
export class OfferThanks {
  constructor(@InjectDatabase('casework') private readonly database: Database<'casework'>) {}

  /**
   * @param items what the household's page shows it, by the right case number and code
   * @returns the token of its one answer
   */
  async run(city: City, caseNo: string, items: readonly HouseholdItem[]): Promise<string | undefined> {
    if (!items.some(({ state }) => state === 'taken_care' || state === 'paid')) return undefined;
    return this.database.inCity(city.id, async (tx) => {
      const household = await householdByCaseNo(tx, caseNo);
      if (!household) return undefined;
      const token = newToken();
      return (await addOffer(tx, household, thanksTokenHash(token))) ? token : undefined;
    });
  }
}
