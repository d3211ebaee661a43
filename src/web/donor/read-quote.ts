import { Injectable } from '@nestjs/common';
import type { City } from '../../cities/index.js';
import { FindNeeds } from '../../needs/index.js';
import type { Basket } from './domain/basket.js';
import { quote, type Quote } from './domain/quote.js';

/** What a donor's basket is worth at this moment. */
@Injectable()
export class ReadQuote {
  constructor(private readonly findNeeds: FindNeeds) {}

  async run(city: City, { lines }: Basket): Promise<Quote> {
    const ids = lines.map(({ needId }) => needId);
    return quote(lines, await this.findNeeds.run(city, ids), city.currency);
  }
}
