import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentCity, type City } from '../../../cities/index.js';
import { Clock } from '../../../kernel/clock.js';
import { ReadTally } from '../../../needs/index.js';
import { Public } from '../../../platform/http/index.js';
import { cityDto, CityDto } from './city.dto.js';
import { tallyDto, TallyDto } from './tally.dto.js';

/** What a city's app asks first: how the city gives, and its counter. */
@ApiTags('donors')
@ApiParam({ name: 'city', type: String, example: 'istanbul' })
@Public()
@Controller('api/v1/:city')
export class CityApiController {
  constructor(
    private readonly readTally: ReadTally,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The city: currency, languages, limits, what can be given' })
  @ApiOkResponse({ type: CityDto })
  city(@CurrentCity() city: City): CityDto {
    return cityDto(city, city.today(this.clock.now()));
  }

  @Get('tally')
  @ApiOperation({ summary: 'The counter; in a banded city each kind as of days that tell no fewer than k needs of it' })
  @ApiOkResponse({ type: TallyDto })
  async tally(@CurrentCity() city: City): Promise<TallyDto> {
    return tallyDto(city, await this.readTally.run(city));
  }
}
