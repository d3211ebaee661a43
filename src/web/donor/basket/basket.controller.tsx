import { Body, Controller, Header, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCity, CurrentLanguage, type City } from '../../../cities/index.js';
import type { NeedId } from '../../../kernel/ids.js';
import { isRefusal, Refusal } from '../../../kernel/refusal.js';
import { FindNeeds, readChoice } from '../../../needs/index.js';
import { Public } from '../../../platform/http/index.js';
import { RateLimited } from '../../../platform/limits/index.js';
import { formAgain, HTML_HEADER, page, seeOther, type FormErrors } from '../../shared/index.js';
import { BasketCookie } from './basket-cookie.js';
import { AddToBasketForm, RemoveFromBasketForm } from './basket.dto.js';
import { BillPage } from '../bill/bill.page.js';
import { amountForBill, amountForOffer } from '../domain/amount-of.js';
import { type Basket, type BasketLine, withLine, withoutLine } from '../domain/basket.js';
import { isInParts, offerOf, widerOffer } from '../domain/offers.js';
import { GivePage, OVERLAP_ID } from '../give/give.page.js';
import { ReadOffers } from '../offers/read-offers.js';
import { cityView, type CityView } from '../layout/view.js';

/** Something for the basket: its line, and its own page for a form that comes back. */
interface Item {
  /** @throws Refusal what is wrong with the amount */
  readonly line: () => BasketLine;
  readonly field: 'amount' | 'count';
  readonly page: (basket: Basket, errors: FormErrors) => string;
}

/** Into the basket and out of it. Nothing is held for anybody before the checkout. */
@ApiExcludeController()
@Public()
@Controller(':city/:lang/basket')
export class BasketController {
  constructor(
    private readonly findNeeds: FindNeeds,
    private readonly readOffers: ReadOffers,
    private readonly baskets: BasketCookie,
  ) {}

  @Post()
  @RateLimited('basket')
  @Header(...HTML_HEADER)
  async add(
    @CurrentCity() city: City,
    @CurrentLanguage() language: string,
    @Body() form: AddToBasketForm,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const view = cityView(city.mustBeOpen(), language);
    const item = form.choice === undefined ? await this.bill(view, form) : await this.offer(view, form, form.choice);
    const basket = this.baskets.read(request, city);
    try {
      this.baskets.write(reply, city, withLine(basket, item.line()));
    } catch (error) {
      const field = isRefusal(error, 'basket_line_twice') ? OVERLAP_ID : item.field;
      return formAgain(reply, error, view.texts, field, (errors) => item.page(basket, errors));
    }
    return seeOther(reply, city.path(language, form.back ?? '/bills'));
  }

  @Post('remove')
  @RateLimited('basket')
  @Header(...HTML_HEADER)
  remove(
    @CurrentCity() city: City,
    @CurrentLanguage() language: string,
    @Body() form: RemoveFromBasketForm,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    this.baskets.write(reply, city, withoutLine(this.baskets.read(request, city), form.choice ?? form.need ?? ''));
    return seeOther(reply, city.path(language, form.back ?? '/bills'));
  }

  /** @throws Refusal need_unknown */
  private async bill(view: CityView, form: AddToBasketForm): Promise<Item> {
    const [need] = await this.findNeeds.run(view.city, [form.need as NeedId]);
    if (!need) throw new Refusal('need_unknown');
    return {
      line: () => ({ needId: need.id, amount: amountForBill(form, need).minor }),
      field: 'amount',
      page: (basket, errors) => page(<BillPage view={view} need={need} basket={basket} errors={errors} typed={form.amount} />),
    };
  }

  /** @throws Refusal choice_unknown, unless something wider is offered in its place: then its page says so */
  private async offer(view: CityView, form: AddToBasketForm, text: string): Promise<Item> {
    const choice = readChoice(text);
    const offers = choice ? await this.readOffers.run(view.city) : [];
    const offer = choice && offerOf(offers, choice);
    const shown = offer ?? (choice && widerOffer(offers, choice));
    if (!shown) throw new Refusal('choice_unknown');
    return {
      line: () => {
        if (!offer) throw new Refusal('choice_unknown');
        return { choice: offer.choice, amount: amountForOffer(form, offer, view.city).minor };
      },
      field: isInParts(shown) ? 'count' : 'amount',
      page: (basket, errors) => page(<GivePage view={view} offer={shown} basket={basket} errors={errors} typed={form} />),
    };
  }
}
