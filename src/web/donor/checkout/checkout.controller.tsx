import { Body, Controller, Get, Header, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCity, CurrentLanguage, type City } from '../../../cities/index.js';
import { KeepGreeting, readGreeting, StartDonation } from '../../../donations/index.js';
import { Money } from '../../../kernel/money.js';
import { isRefusal } from '../../../kernel/refusal.js';
import { Config } from '../../../platform/config/index.js';
import { Public } from '../../../platform/http/index.js';
import { RateLimited } from '../../../platform/limits/index.js';
import { formErrors, HTML_HEADER, page, seeOther, type FormErrors } from '../../shared/index.js';
import { addressOf } from '../layout/address.js';
import { BACK_FROM_PROVIDER_PATH } from '../back/back.controller.js';
import { BasketCookie } from '../basket/basket-cookie.js';
import { CheckoutForm, CheckoutQuery } from './checkout.dto.js';
import { CheckoutPage } from './checkout.page.js';
import { keyOf, payingBasket, type Basket } from '../domain/basket.js';
import { isQuoteChoice, keyOfQuoted, type QuotePayment } from '../domain/quote.js';
import { readQuery } from '../layout/read-query.js';
import { ReadQuote } from './read-quote.js';
import { cityView } from '../layout/view.js';

/** The summary before the provider's page. */
@ApiExcludeController()
@Public()
@Controller(':city/:lang/checkout')
export class CheckoutController {
  constructor(
    private readonly readQuote: ReadQuote,
    private readonly startDonation: StartDonation,
    private readonly keepGreeting: KeepGreeting,
    private readonly baskets: BasketCookie,
    private readonly config: Config,
  ) {}

  @Get()
  @Header(...HTML_HEADER)
  @Header('cache-control', 'no-store')
  show(@CurrentCity() city: City, @CurrentLanguage() language: string, @Req() request: FastifyRequest): Promise<string> {
    const { chosen } = readQuery(CheckoutQuery, request.query);
    return this.render(city.mustBeOpen(), language, this.baskets.read(request, city), chosen === undefined ? {} : { chosen });
  }

  /** Makes one of the payments: 303 to the provider's page. The others stay in the basket. */
  @Post()
  @RateLimited('start')
  @Header(...HTML_HEADER)
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
    const payment = quote.payments.find(({ key }) => key === form.way);
    if (payment?.total.toDecimal() !== form.total) {
      // Another tab, the back button, or somebody was quicker: nothing is charged that was not shown.
      void reply.code(409);
      return this.render(city, language, basket, form, { main: view.texts.t('donor.checkout.changed') });
    }
    try {
      const { token, redirectUrl } = await this.start(city, language, payment, form, request);
      const keys = new Set(payment.lines.map(keyOfQuoted));
      const gone = basket.lines.filter((line) => keys.has(keyOf(line)));
      this.baskets.write(reply, city, payingBasket(basket, token, gone));
      return seeOther(reply, redirectUrl);
    } catch (error) {
      if (!isRefusal(error) || error.status >= 500) throw error;
      void reply.code(error.status);
      return this.render(city, language, basket, form, formErrors(error, view.texts, 'main'));
    }
  }

  private async start(city: City, language: string, payment: QuotePayment, form: CheckoutForm, request: FastifyRequest) {
    const { greetTo, greetFrom, greetFor, greetWords } = form;
    const greeting = readGreeting({ to: greetTo, from: greetFrom, occasion: greetFor, words: greetWords });
    const started = await this.startDonation.run(city, {
      lines: payment.lines.map((line) =>
        isQuoteChoice(line) ? { choice: line.offer.choice, amount: line.amount } : { needId: line.need.id, amount: line.amount },
      ),
      ...(form.email?.trim() ? { email: form.email } : {}),
      language,
      ifFilled: form.ifFilled ?? 'next',
      returnUrl: addressOf(this.config, request, city, city.path(language, BACK_FROM_PROVIDER_PATH)),
    });
    if (greeting) await this.keepGreeting.run(city, started.donationId, greeting);
    return started;
  }

  private async render(
    city: City,
    language: string,
    basket: Basket,
    typed: Partial<CheckoutForm & CheckoutQuery>,
    errors?: FormErrors,
  ): Promise<string> {
    const quote = await this.readQuote.run(city, basket);
    const open = basket.paying && city.path(language, `/gifts/${basket.paying.token}`);
    return page(
      <CheckoutPage
        view={cityView(city, language)}
        quote={quote}
        typed={typed}
        chosen={wanted(typed.chosen, city)}
        {...(errors ? { errors } : {})}
        {...(open ? { open } : {})}
      />,
    );
  }
}

/** An amount in the address that cannot be read is as good as none: nobody typed it. */
function wanted(text: string | undefined, city: City): Money | undefined {
  try {
    return text === undefined ? undefined : Money.parse(text, city.currency);
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}
