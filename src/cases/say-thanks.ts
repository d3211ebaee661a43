import { Injectable } from '@nestjs/common';
import type { City } from '../cities/index.js';
import { Refusal } from '../kernel/refusal.js';
import { Database, InjectDatabase } from '../platform/database/index.js';
import type { Phrase } from '../reports/index.js';
import { thanksTokenHash } from './offer-thanks.js';
import { countPhrase, useOffer } from './thanks.store.js';

/** Counts one phrase, and forgets who said it. */
@Injectable()
export class SayThanks {
  constructor(@InjectDatabase('casework') private readonly database: Database<'casework'>) {}

  /** @throws Refusal thanks_over for a token that was used, is another city's, or none */
  async run(city: City, token: string, phrase: Phrase): Promise<void> {
    await this.database.inCity(city.id, async (tx) => {
      if (!(await useOffer(tx, thanksTokenHash(token)))) throw new Refusal('thanks_over');
      await countPhrase(tx, phrase);
    });
  }
}
