import { Body, Controller, Get, Header, Headers, Param, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CurrentCity, type City } from '../../../cities/index.js';
import { type DonationWish, IDEMPOTENCY_KEY_LENGTH, ReadDonation, StartDonation, StartDonationOnce } from '../../../donations/index.js';
import { Refusal } from '../../../kernel/refusal.js';
import { Config } from '../../../platform/config/index.js';
import type { Json } from '../../../platform/crypto/index.js';
import { Public } from '../../../platform/http/index.js';
import { RateLimited } from '../../../platform/limits/index.js';
import { addressOf } from '../layout/address.js';
import { BACK_FROM_PROVIDER_PATH } from '../back/back.controller.js';
import { giftDto, GiftDto, StartDonationDto, StartedDonationDto } from './donation.dto.js';
import { readLine } from './read-line.js';

/** Giving as data, beside its pages. */
@ApiTags('donors')
@ApiParam({ name: 'city', type: String, example: 'istanbul' })
@Public()
@Controller('api/v1/:city/donations')
export class DonationsApiController {
  constructor(
    private readonly startDonation: StartDonation,
    private readonly startOnce: StartDonationOnce,
    private readonly readDonation: ReadDonation,
    private readonly config: Config,
  ) {}

  @Post()
  @RateLimited('start')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Begin a gift: holds its bills and answers with the provider’s page' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    schema: { type: 'string', minLength: IDEMPOTENCY_KEY_LENGTH.least, maxLength: IDEMPOTENCY_KEY_LENGTH.most },
    description:
      'Of your own making, random (a UUID), one for each gift: with the same key and body a gift begins once, and is answered the same ' +
      'for a day, to whoever sends them.',
  })
  @ApiCreatedResponse({ type: StartedDonationDto })
  async start(
    @CurrentCity() city: City,
    @Body() body: StartDonationDto,
    @Headers('idempotency-key') key: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<StartedDonationDto> {
    const language = body.language ?? city.ownLanguage;
    if (!city.speaks(language)) throw new Refusal('language_unknown', {}, 'language');
    const pageOf = (token: string): string => addressOf(this.config, request, city, city.path(language, `/gifts/${token}`));
    const wish: DonationWish = {
      lines: body.lines.map((line, at) => readLine(line, at, city.currency)),
      ...(body.email ? { email: body.email } : {}),
      language,
      ifFilled: body.ifFilled,
      returnUrl: addressOf(this.config, request, city, city.path(language, BACK_FROM_PROVIDER_PATH)),
    };
    if (key !== undefined) return this.startOnce.run(city, wish, key, JSON.parse(JSON.stringify(body)) as Json, pageOf);
    const { token, redirectUrl } = await this.startDonation.run(city, wish);
    return { token, redirectUrl, page: pageOf(token) };
  }

  @Get(':token')
  @RateLimited('private_link')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Where a gift stands' })
  @ApiOkResponse({ type: GiftDto })
  async read(@CurrentCity() city: City, @Param('token') token: string): Promise<GiftDto> {
    return giftDto(await this.readDonation.run(city, token));
  }
}
