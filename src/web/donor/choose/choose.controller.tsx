import { Body, Controller, Get, Header, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCity, CurrentLanguage, type City } from '../../../cities/index.js';
import { MAX_BASKET_LINES } from '../../../donations/index.js';
import { Clock } from '../../../kernel/clock.js';
import type { Money } from '../../../kernel/money.js';
import { isRefusal, Refusal } from '../../../kernel/refusal.js';
import { ListNeeds } from '../../../needs/index.js';
import { Public } from '../../../platform/http/index.js';
import { RateLimited } from '../../../platform/limits/index.js';
import { formAgain, HTML_HEADER, page, seeOther } from '../../shared/index.js';
import { BasketCookie } from '../basket/basket-cookie.js';
import { ChooseForMeForm } from './choose.dto.js';
import { ChoosePage } from './choose.page.js';
import { amountWithin } from '../domain/amount-of.js';
import { type Basket, overlappingLines, isChoiceLine, withLine } from '../domain/basket.js';
import { chooseBills } from '../domain/choose-for-me.js';
import { nextBillsOf, nextOffer, type Offer } from '../domain/offers.js';
import { OVERLAP_ID } from '../give/give.page.js';
import { ReadOffers } from '../offers/read-offers.js';
import { cityView } from '../layout/view.js';

/** "Choose for me": the city's published order fills the basket, and the summary shows it before anything is paid. */
@ApiExcludeController()
@Public()
@Controller(':city/:lang/choose')
export class ChooseController {
  constructor(
    private readonly listNeeds: ListNeeds,
    private readonly readOffers: ReadOffers,
    private readonly baskets: BasketCookie,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Header(...HTML_HEADER)
  async show(@CurrentCity() city: City, @CurrentLanguage() language: string): Promise<string> {
    return page(<ChoosePage view={cityView(city.mustBeOpen(), language)} next={nextBillsOf(await this.readOffers.run(city))} />);
  }

  @Post()
  @RateLimited('basket')
  @Header(...HTML_HEADER)
  async choose(
    @CurrentCity() city: City,
    @CurrentLanguage() language: string,
    @Body() form: ChooseForMeForm,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const offers = await this.readOffers.run(city.mustBeOpen());
    const basket = this.baskets.read(request, city);
    try {
      const amount = amountWithin(form.amount ?? '', city);
      this.baskets.write(reply, city, await this.fill(city, basket, amount, offers, form.biller));
      return seeOther(reply, city.path(language, `/checkout?chosen=${amount.toDecimal()}`));
    } catch (error) {
      const view = cityView(city, language);
      const twice = isRefusal(error, 'basket_line_twice');
      const wanted = twice && this.nextOf(offers, form.biller);
      const others = wanted ? overlappingLines(basket, wanted.choice) : [];
      return formAgain(reply, error, view.texts, twice ? OVERLAP_ID : 'amount', (errors) =>
        page(<ChoosePage view={view} next={nextBillsOf(offers)} typed={form} errors={errors} others={others} />),
      );
    }
  }

  private nextOf(offers: readonly Offer[], biller: string | undefined): Offer | undefined {
    return biller ? nextBillsOf(offers).find(({ choice }) => choice.code === biller) : nextOffer(offers);
  }

  /** @throws Refusal biller_unknown, nothing_waiting, basket_too_long, basket_line_twice */
  private async fill(city: City, basket: Basket, amount: Money, offers: readonly Offer[], biller: string | undefined): Promise<Basket> {
    if (city.listing === 'banded') {
      const offer = this.nextOf(offers, biller);
      if (!offer) throw biller ? new Refusal('biller_unknown', {}, 'biller') : new Refusal('nothing_waiting');
      return withLine(basket, { choice: offer.choice, amount: amount.minor });
    }
    const byBiller = city.moneyPath('bill', city.today(this.clock.now())) === 'direct';
    const known = new Set(basket.lines.map((line) => (isChoiceLine(line) ? '' : line.needId)));
    const most = MAX_BASKET_LINES - basket.lines.length - (basket.paying?.lines.length ?? 0);
    if (most <= 0) throw new Refusal('basket_too_long');
    const { items } = await this.listNeeds.run(city, {
      sort: 'urgent',
      limit: MAX_BASKET_LINES,
      ...(biller ? { billerCode: biller } : {}),
    });
    const lines = chooseBills(
      amount.minor,
      items.filter(({ id }) => !known.has(id)),
      { limits: city.limits, byBiller, most },
    );
    if (lines.length === 0) throw new Refusal('nothing_waiting');
    return lines.reduce<Basket>(withLine, basket);
  }
}
