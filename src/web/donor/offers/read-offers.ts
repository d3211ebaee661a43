import { Injectable } from '@nestjs/common';
import type { City } from '../../../cities/index.js';
import { Clock } from '../../../kernel/clock.js';
import { ListClasses } from '../../../needs/index.js';
import { type Offer, offersOf } from '../domain/offers.js';

/** What a city offers at this moment besides single bills. Asked anew for each reader: a class that is public no more is on no page. */
@Injectable()
export class ReadOffers {
  constructor(
    private readonly listClasses: ListClasses,
    private readonly clock: Clock,
  ) {}

  async run(city: City): Promise<Offer[]> {
    return offersOf(city, await this.listClasses.run(city), city.today(this.clock.now()));
  }
}
