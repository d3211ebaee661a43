import { Body, Controller, Get, Header, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCity, CurrentLanguage, type City } from '../../cities/index.js';
import { StartDonation } from '../../donations/index.js';
import { isRefusal } from '../../kernel/refusal.js';
import { Config } from '../../platform/config/index.js';
import { Public } from '../../platform/http/index.js';
import { formErrors, HTML, page, seeOther, type FormErrors } from '../shared/index.js';
import { addressOf } from './address.js';
import { BasketCookie } from './basket-cookie.js';
import { CheckoutForm } from './checkout.dto.js';
import { CheckoutPage } from './checkout.page.js';
import { paying, type Basket } from './domain/basket.js';
import type { QuotePayment } from './domain/quote.js';
import { ReadQuote } from './read-quote.js';
import { cityView } from './view.js';

/** The summary before the provider's page. */
@ApiExcludeController()
@Public()
@Controller(':city/:lang/checkout')
export class CheckoutController {
  constructor(
    private readonly readQuote: ReadQuote,
    private readonly startDonation: StartDonation,
    private readonly baskets: BasketCookie,
    private readonly config: Config,
  ) {}

  @Get()
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  show(@CurrentCity() city: City, @CurrentLanguage() language: string, @Req() request: FastifyRequest): Promise<string> {
    return this.render(city.mustBeOpen(), language, this.baskets.read(request, city), {});
  }

  /** Pays the bills of one biller: 303 to the provider's page. The others stay in the basket. */
  @Post()
  @Header(...HTML)
  @Header('cache-control', 'no-store')
  async pay(
    @CurrentCity() city: City,
    @CurrentLanguage() language: string,
    @Body() form: CheckoutForm,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const basket = this.baskets.read(request, city.mustBeOpen());
    const view = cityView(city, language);
    const quote = await this.readQuote.run(city, basket);
    const payment = quote.payments.find(({ billerCode }) => billerCode === form.biller);
    if (payment?.total.toDecimal() !== form.total) {
      // Another tab, the back button, or somebody was quicker: nothing is charged that was not shown.
      void reply.code(409);
      return this.render(city, language, basket, form, { main: view.texts.t('donor.checkout.changed') });
    }
    try {
      const { token, redirectUrl } = await this.start(city, language, payment, form, request);
      const ids = new Set(payment.lines.map(({ need }) => need.id));
      this.baskets.write(
        reply,
        city,
        paying(
          basket,
          token,
          basket.lines.filter(({ needId }) => ids.has(needId)),
        ),
      );
      return seeOther(reply, redirectUrl);
    } catch (error) {
      if (!isRefusal(error) || error.status >= 500) throw error;
      void reply.code(error.status);
      return this.render(city, language, basket, form, formErrors(error, view.texts, 'main'));
    }
  }

  private start(city: City, language: string, payment: QuotePayment, form: CheckoutForm, request: FastifyRequest) {
    return this.startDonation.run(city, {
      lines: payment.lines.map(({ need, amount }) => ({ needId: need.id, amount })),
      ...(form.email?.trim() ? { email: form.email } : {}),
      language,
      ifFilled: form.ifFilled ?? 'next',
      returnUrl: (token) => addressOf(this.config, request, city, city.path(language, `/gifts/${token}`)),
    });
  }

  private async render(city: City, language: string, basket: Basket, typed: Partial<CheckoutForm>, errors?: FormErrors): Promise<string> {
    const quote = await this.readQuote.run(city, basket);
    const open = basket.paying && city.path(language, `/gifts/${basket.paying.token}`);
    return page(
      <CheckoutPage
        view={cityView(city, language)}
        quote={quote}
        typed={typed}
        {...(errors ? { errors } : {})}
        {...(open ? { open } : {})}
      />,
    );
  }
}
