import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCity, type City } from '../../../cities/index.js';
import { writeChoice } from '../../../needs/index.js';
import { Public } from '../../../platform/http/index.js';
import { ReadOffers } from '../offers/read-offers.js';
import { readChoiceCursor, writeChoiceCursor } from './choice-cursor.js';
import { choiceDto, ChoiceListDto, ChoiceListQuery } from './choice.dto.js';

/** What can be given without choosing a single bill, as data. */
@ApiTags('donors')
@ApiParam({ name: 'city', type: String, example: 'sarajevo' })
@Public()
@Controller('api/v1/:city/choices')
export class ChoicesApiController {
  constructor(private readonly readOffers: ReadOffers) {}

  @Get()
  @ApiOperation({ summary: 'Classes, packages and cash support, a page at a time' })
  @ApiOkResponse({ type: ChoiceListDto })
  async list(@CurrentCity() city: City, @Query() { cursor, limit = 20 }: ChoiceListQuery): Promise<ChoiceListDto> {
    const after = cursor === undefined ? undefined : writeChoice(readChoiceCursor(city.slug, cursor));
    // By their text: a class that came or went meanwhile moves no other to another page.
    const offers = (await this.readOffers.run(city.mustBeOpen()))
      .map((offer) => ({ offer, name: writeChoice(offer.choice) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .filter(({ name }) => after === undefined || name > after);
    const page = offers.slice(0, limit);
    const last = page.at(-1);
    const more = last !== undefined && offers.length > limit;
    return { items: page.map(({ offer }) => choiceDto(offer)), ...(more ? { next: writeChoiceCursor(city.slug, last.offer.choice) } : {}) };
  }
}
