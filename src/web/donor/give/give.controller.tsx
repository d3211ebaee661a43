import { Controller, Get, Header, Param, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CurrentCity, CurrentLanguage, type City } from '../../../cities/index.js';
import { Refusal } from '../../../kernel/refusal.js';
import { readChoice } from '../../../needs/index.js';
import { Public } from '../../../platform/http/index.js';
import { HTML_HEADER, page } from '../../shared/index.js';
import { BasketCookie } from '../basket/basket-cookie.js';
import { offerOf } from '../domain/offers.js';
import { GivePage } from './give.page.js';
import { ReadOffers } from '../offers/read-offers.js';
import { cityView } from '../layout/view.js';

/** One thing that a city offers besides single bills. */
@ApiExcludeController()
@Public()
@Controller(':city/:lang/give')
export class GiveController {
  constructor(
    private readonly readOffers: ReadOffers,
    private readonly baskets: BasketCookie,
  ) {}

  /** @throws Refusal choice_unknown, as for a choice that never was, when it is not offered (any more) */
  @Get(':choice')
  @Header(...HTML_HEADER)
  async show(
    @CurrentCity() city: City,
    @CurrentLanguage() language: string,
    @Param('choice') text: string,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    const choice = readChoice(text);
    const offer = choice && offerOf(await this.readOffers.run(city.mustBeOpen()), choice);
    if (!offer) throw new Refusal('choice_unknown');
    return page(<GivePage view={cityView(city, language)} offer={offer} basket={this.baskets.read(request, city)} />);
  }
}
