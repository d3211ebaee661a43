import { Injectable } from '@nestjs/common';
import type { City } from '../../../cities/index.js';
import { Clock } from '../../../kernel/clock.js';
import { FindNeeds } from '../../../needs/index.js';
import { type Basket, isChoiceLine } from '../domain/basket.js';
import { quote, type Quote } from '../domain/quote.js';
import { ReadOffers } from '../offers/read-offers.js';

/** What a donor's basket is worth at this moment. */
@Injectable()
export class ReadQuote {
  constructor(
    private readonly findNeeds: FindNeeds,
    private readonly readOffers: ReadOffers,
    private readonly clock: Clock,
  ) {}

  async run(city: City, { lines }: Basket): Promise<Quote> {
    const ids = lines.flatMap((line) => (isChoiceLine(line) ? [] : [line.needId]));
    const [needs, offers] = await Promise.all([this.findNeeds.run(city, ids), lines.some(isChoiceLine) ? this.readOffers.run(city) : []]);
    return quote(lines, { needs, offers }, city, city.today(this.clock.now()));
  }
}
