import type { IncomingHttpHeaders } from 'node:http';
import { Controller, Get, Header, Headers, Param, Post, Redirect, Req, Res, type RawBodyRequest } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { renderToString } from 'preact-render-to-string';
import { CurrentCity, type City } from '../../../cities/index.js';
import { Refusal } from '../../../kernel/refusal.js';
import { Config } from '../../../platform/config/index.js';
import { allowFormTo, FromAnywhere, KeepRawBody, Public } from '../../../platform/http/index.js';
import { NestpayPage, nestpayStyle } from './nestpay.page.js';
import { ShowNestpayCheckout } from './show-nestpay-checkout.js';
import { TakeNestpayReturn } from './take-nestpay-return.js';

/** The largest form taken back, in bytes. The gate posts about five thousand. */
const LARGEST = 65_536;

/** Our side of the bank's page: the form that leads there, and the way back. */
@Public()
@ApiExcludeController()
@Controller('nestpay')
export class NestpayController {
  constructor(
    private readonly showCheckout: ShowNestpayCheckout,
    private readonly takeReturn: TakeNestpayReturn,
    private readonly config: Config,
  ) {}

  @Get('style.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=3600')
  style(): string {
    return nestpayStyle;
  }

  /** @throws Refusal not_found */
  @Get('checkout/:city/:order')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  async show(@CurrentCity() city: City, @Param('order') order: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const checkout = await this.showCheckout.run(city, order);
    if (checkout.gate) allowFormTo(reply, new URL(checkout.gate.url).origin);
    else void reply.code(new Refusal(checkout.because).status);
    const home = `${this.config.baseUrl}/${city.slug}/${checkout.language}`;
    return `<!doctype html>${renderToString(<NestpayPage city={city} checkout={checkout} home={home} />)}`;
  }

  /**
   * The gate makes the donor's browser post here, from the bank's site: the one form of another site that is let in. Its hash is its proof,
   * no cookie is read, and it does nothing but what the bank's own callback does.
   */
  @Post('return/:city/:oid')
  @FromAnywhere()
  @KeepRawBody(LARGEST)
  @Header('cache-control', 'no-store')
  @Redirect()
  async comeBack(
    @CurrentCity() city: City,
    @Param('oid') oid: string,
    @Headers() headers: IncomingHttpHeaders,
    @Req() request: RawBodyRequest<{ rawBody?: Buffer }>,
  ): Promise<{ url: string; statusCode: number }> {
    if (!/^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '')) throw new Refusal('content_type_unsupported');
    if (!request.rawBody) throw new Refusal('notification_unreadable');
    const { returnUrl } = await this.takeReturn.run(city, oid, headers, request.rawBody);
    return { url: returnUrl, statusCode: 303 };
  }
}
