import { Body, Controller, Header, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import type { NeedId } from '../../kernel/ids.js';
import type { Money } from '../../kernel/money.js';
import { Refusal } from '../../kernel/refusal.js';
import { FindNeeds, type PublicNeed } from '../../needs/index.js';
import { Public } from '../../platform/http/index.js';
import { formAgain, HTML, page, seeOther } from '../shared/index.js';
import { BasketCookie } from './basket-cookie.js';
import { AddToBasketForm, RemoveFromBasketForm } from './basket.dto.js';
import { BillPage } from './bill.page.js';
import { withLine, withoutLine } from './domain/basket.js';
import { readAmount } from './domain/read-amount.js';
import { cityView } from './view.js';

/** Into the basket and out of it. Nothing is held for anybody before the checkout. */
@ApiExcludeController()
@Public()
@Controller(':city/:lang/basket')
export class BasketController {
  constructor(
    private readonly findNeeds: FindNeeds,
    private readonly baskets: BasketCookie,
  ) {}

  @Post()
  @Header(...HTML)
  async add(
    @CurrentCity() city: City,
    @CurrentLanguage() language: string,
    @Body() form: AddToBasketForm,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const [need] = await this.findNeeds.run(city.mustBeOpen(), [form.need as NeedId]);
    if (!need) throw new Refusal('need_unknown');
    const basket = this.baskets.read(request, city);
    try {
      this.baskets.write(reply, city, withLine(basket, { needId: need.id, amount: amountOf(form, need).minor }));
    } catch (error) {
      const view = cityView(city, language);
      const typed = form.amount === undefined ? {} : { typed: form.amount };
      return formAgain(reply, error, view.texts, 'amount', (errors) =>
        page(<BillPage view={view} need={need} basket={basket} errors={errors} {...typed} />),
      );
    }
    return seeOther(reply, city.path(language, form.back ?? '/bills'));
  }

  @Post('remove')
  @Header(...HTML)
  remove(
    @CurrentCity() city: City,
    @CurrentLanguage() language: string,
    @Body() form: RemoveFromBasketForm,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): string {
    this.baskets.write(reply, city, withoutLine(this.baskets.read(request, city), form.need));
    return seeOther(reply, city.path(language, form.back ?? '/bills'));
  }
}

/** @throws Refusal need_filled, need_not_fundable, amount_over_remaining and those of `readAmount` */
function amountOf(form: AddToBasketForm, need: PublicNeed): Money {
  if (need.remaining.isZero) throw new Refusal('need_filled');
  if (!need.fundable) throw new Refusal('need_not_fundable');
  if (form.amount === undefined) return need.remaining;
  const amount = readAmount(form.amount, need.remaining.currency);
  if (amount.compare(need.remaining) > 0) throw new Refusal('amount_over_remaining');
  return amount;
}
