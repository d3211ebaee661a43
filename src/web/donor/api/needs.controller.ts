import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCity, type City } from '../../../cities/index.js';
import type { NeedId } from '../../../kernel/ids.js';
import { Money } from '../../../kernel/money.js';
import { Refusal } from '../../../kernel/refusal.js';
import { FindNeeds, ListNeeds } from '../../../needs/index.js';
import { Public } from '../../../platform/http/index.js';
import { needDto, NeedDto, NeedListDto, NeedListQuery } from './need.dto.js';

/** The waiting bills as data, beside their pages. */
@ApiTags('donors')
@ApiParam({ name: 'city', type: String, example: 'istanbul' })
@Public()
@Controller('api/v1/:city/needs')
export class NeedsApiController {
  constructor(
    private readonly listNeeds: ListNeeds,
    private readonly findNeeds: FindNeeds,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Waiting bills, a page at a time' })
  @ApiOkResponse({ type: NeedListDto })
  async list(@CurrentCity() city: City, @Query() query: NeedListQuery): Promise<NeedListDto> {
    const { biller, min, max, sort = 'urgent', cursor, limit = 20 } = query;
    const page = await this.listNeeds.run(city.mustBeOpen(), {
      sort,
      limit,
      ...(biller ? { billerCode: biller } : {}),
      ...(min ? { minAmount: Money.parse(min, city.currency).minor } : {}),
      ...(max ? { maxAmount: Money.parse(max, city.currency).minor } : {}),
      ...(cursor ? { cursor } : {}),
    });
    return { items: page.items.map(needDto), ...(page.next === undefined ? {} : { next: page.next }) };
  }

  @Get(':need')
  @ApiOperation({ summary: 'One bill' })
  @ApiOkResponse({ type: NeedDto })
  async one(
    @CurrentCity() city: City,
    @Param('need', new ParseUUIDPipe({ exceptionFactory: () => new Refusal('need_unknown') })) id: string,
  ): Promise<NeedDto> {
    const [need] = await this.findNeeds.run(city.mustBeOpen(), [id.toLowerCase() as NeedId]);
    if (!need) throw new Refusal('need_unknown');
    return needDto(need);
  }
}
