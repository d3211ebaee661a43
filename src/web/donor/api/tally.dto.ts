import { ApiProperty } from '@nestjs/swagger';
import type { Tally } from '../../../needs/index.js';
import { MoneyDto, moneyDto } from './money.dto.js';

export class TallyDto {
  @ApiProperty({ minimum: 0, description: 'Bills filled to the last unit.' }) bills: number;
  @ApiProperty({ minimum: 0, description: 'Support packages and parts of cash support, filled likewise.' }) supports: number;
  @ApiProperty({ type: MoneyDto, description: 'All that was given.' }) given: MoneyDto;
  @ApiProperty({ minimum: 0, description: 'Confirmed as paid, of all kinds.' }) paid: number;
  @ApiProperty({ minimum: 0, description: 'On the list and not yet filled, of all kinds.' }) waiting: number;
}

export function tallyDto({ bills, supports, amount, paid, waiting }: Tally): TallyDto {
  return { bills, supports, given: moneyDto(amount), paid, waiting };
}
