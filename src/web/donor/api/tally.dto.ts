import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { City } from '../../../cities/index.js';
import type { Tally } from '../../../needs/index.js';
import { publicWaiting } from '../layout/live-tally.js';
import { MoneyDto, moneyDto } from './money.dto.js';

export class TallyDto {
  @ApiProperty({ minimum: 0, description: 'Bills filled to the last unit.' }) bills: number;
  @ApiProperty({ minimum: 0, description: 'Support packages and parts of cash support, filled likewise.' }) supports: number;
  @ApiProperty({ type: MoneyDto, description: 'All that was given.' }) given: MoneyDto;
  @ApiProperty({ minimum: 0, description: 'Confirmed as paid, of all kinds.' }) paid: number;
  @ApiPropertyOptional({
    minimum: 0,
    description: 'On the list and not yet filled, of all kinds; in a banded city at least so many as the day began, and left out below k.',
  })
  waiting?: number;
}

export function tallyDto(city: City, tally: Tally): TallyDto {
  const { bills, supports, amount, paid } = tally;
  const waiting = publicWaiting(city, tally);
  return { bills, supports, given: moneyDto(amount), paid, ...(waiting === undefined ? {} : { waiting }) };
}
