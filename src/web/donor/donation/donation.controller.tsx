import { Controller, Get, Header, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCity, CurrentLanguage, type City } from '../../../cities/index.js';
import { ReadDonation, ReopenCheckout } from '../../../donations/index.js';
import { ReadThanks } from '../../../reports/index.js';
import { Config } from '../../../platform/config/index.js';
import { Public } from '../../../platform/http/index.js';
import { RateLimited } from '../../../platform/limits/index.js';
import { asFile, HTML_HEADER, page, seeOther } from '../../shared/index.js';
import { Clock } from '../../../kernel/clock.js';
import { addressOf } from '../layout/address.js';
import { hasLeftCheckout } from '../back/back.controller.js';
import { BasketCookie } from '../basket/basket-cookie.js';
import { withPaymentEnded } from '../domain/basket.js';
import { DonationPage, hasReceipt, awaitsPayment } from './donation.page.js';
import { ReadQuote } from '../checkout/read-quote.js';
import { referenceOf } from './receipt-facts.js';
import { receiptPaper } from './receipt-paper.js';
import { ReceiptPage } from './receipt.page.js';
import { cityView } from '../layout/view.js';

/** A gift by its private link: the page that a donor comes back to. It reads; only the provider's signed word moves money. */
@ApiExcludeController()
@Public()
@RateLimited('private_link')
@Controller(':city/:lang/gifts/:token')
export class DonationController {
  constructor(
    private readonly readDonation: ReadDonation,
    private readonly reopenCheckout: ReopenCheckout,
    private readonly readQuote: ReadQuote,
    private readonly readThanks: ReadThanks,
    private readonly baskets: BasketCookie,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal donation_unknown */
  @Get()
  @Header(...HTML_HEADER)
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  @Header('x-robots-tag', 'noindex, nofollow')
  async show(
    @CurrentCity() city: City,
    @CurrentLanguage() language: string,
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const gift = await this.readDonation.run(city, token);
    const before = this.baskets.read(request, city);
    const basket = awaitsPayment(gift.status)
      ? before
      : withPaymentEnded(before, token, gift.receivedAt !== undefined || gift.status === 'refunded');
    if (basket !== before) this.baskets.write(reply, city, basket);
    const { payments } = await this.readQuote.run(city, basket);
    const link = addressOf(this.config, request, city, city.path(language, `/gifts/${token}`));
    // The same word for everybody whose gift's news is out: it belongs to no gift.
    const thanks = gift.told ? await this.readThanks.run(city) : undefined;
    const minutes = gift.payableUntil && Math.ceil((gift.payableUntil.getTime() - this.clock.now().getTime()) / 60_000);
    const shown = { view: cityView(city, language), gift, link, token, waiting: payments.length, thanks };
    return page(<DonationPage {...shown} minutes={minutes} left={hasLeftCheckout(request.query)} />);
  }

  /** Back to the provider's page, where it can still be paid; else to the gift's own page, which says how it stands. */
  @Get('pay')
  @Header('referrer-policy', 'no-referrer')
  @Header('x-robots-tag', 'noindex, nofollow')
  async pay(
    @CurrentCity() city: City,
    @CurrentLanguage() language: string,
    @Param('token') token: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    return seeOther(reply, (await this.reopenCheckout.run(city, token)) ?? city.path(language, `/gifts/${token}`));
  }

  /** Once the payment is confirmed, and while no bank has taken it back; else the gift's own page. */
  @Get('receipt')
  @Header(...HTML_HEADER)
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  @Header('x-robots-tag', 'noindex, nofollow')
  async receipt(
    @CurrentCity() city: City,
    @CurrentLanguage() language: string,
    @Param('token') token: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const gift = await this.readDonation.run(city, token);
    if (!hasReceipt(gift)) return seeOther(reply, city.path(language, `/gifts/${token}`));
    return page(<ReceiptPage view={cityView(city, language)} gift={gift} token={token} />);
  }

  /** The same as a tagged PDF. */
  @Get('receipt.pdf')
  @RateLimited('paper')
  @Header('referrer-policy', 'no-referrer')
  @Header('x-robots-tag', 'noindex, nofollow')
  async receiptFile(
    @CurrentCity() city: City,
    @CurrentLanguage() language: string,
    @Param('token') token: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | string> {
    const gift = await this.readDonation.run(city, token);
    if (!hasReceipt(gift)) return seeOther(reply, city.path(language, `/gifts/${token}`));
    const bytes = await receiptPaper(cityView(city, language), gift, token);
    asFile(reply, `${city.slug}-${referenceOf(token)}.pdf`, 'application/pdf');
    return bytes;
  }
}
