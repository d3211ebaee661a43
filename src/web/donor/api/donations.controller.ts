import { Body, Controller, Get, Header, Param, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CurrentCity, type City } from '../../../cities/index.js';
import { ReadDonation, StartDonation } from '../../../donations/index.js';
import type { NeedId } from '../../../kernel/ids.js';
import { Refusal } from '../../../kernel/refusal.js';
import { Config } from '../../../platform/config/index.js';
import { Public } from '../../../platform/http/index.js';
import { addressOf } from '../address.js';
import { giftDto, GiftDto, StartDonationDto, StartedDonationDto } from './donation.dto.js';
import { readMoney } from './money.dto.js';

/** Giving as data, beside its pages. */
@ApiTags('donors')
@ApiParam({ name: 'city', example: 'istanbul' })
@Public()
@Controller('api/v1/:city/donations')
export class DonationsApiController {
  constructor(
    private readonly startDonation: StartDonation,
    private readonly readDonation: ReadDonation,
    private readonly config: Config,
  ) {}

  @Post()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Begin a gift: holds its bills and answers with the provider’s page' })
  @ApiCreatedResponse({ type: StartedDonationDto })
  async start(@CurrentCity() city: City, @Body() body: StartDonationDto, @Req() request: FastifyRequest): Promise<StartedDonationDto> {
    const language = body.language ?? city.ownLanguage;
    if (!city.speaks(language)) throw new Refusal('language_unknown', {}, 'language');
    const pageOf = (token: string): string => addressOf(this.config, request, city, city.path(language, `/gifts/${token}`));
    const { token, redirectUrl } = await this.startDonation.run(city, {
      lines: body.lines.map(({ needId, amount }) => ({ needId: needId.toLowerCase() as NeedId, amount: readMoney(amount) })),
      ...(body.email === undefined ? {} : { email: body.email }),
      language,
      ifFilled: body.ifFilled,
      returnUrl: pageOf,
    });
    return { token, redirectUrl, page: pageOf(token) };
  }

  @Get(':token')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Where a gift stands' })
  @ApiOkResponse({ type: GiftDto })
  async read(@CurrentCity() city: City, @Param('token') token: string): Promise<GiftDto> {
    return giftDto(await this.readDonation.run(city, token));
  }
}
