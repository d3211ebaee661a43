import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { needKinds } from '../../../cities/index.js';
import { writeChoice } from '../../../needs/index.js';
import { isInParts, type Offer } from '../domain/offers.js';
import { MoneyDto, moneyDto } from './money.dto.js';

export class ChoiceDto {
  @ApiProperty({ example: 'bill:water:25000', description: 'What a line of a gift names: kind, code, round price in minor units.' })
  choice: string;
  @ApiProperty({ enum: needKinds }) kind: string;
  @ApiPropertyOptional({ example: 'water', description: 'The code of a biller or a package.' }) code?: string;
  @ApiPropertyOptional({ type: MoneyDto, description: 'A usual bill of the class, a package’s price, one part of cash support.' })
  price?: MoneyDto;
  @ApiPropertyOptional({ minimum: 0, description: 'How many waited when the day began.' }) waiting?: number;
  @ApiProperty({ description: 'True where an amount is a whole number of prices.' }) wholeParts: boolean;
}

export class ChoiceListDto {
  @ApiProperty({ type: [ChoiceDto] }) items: ChoiceDto[];
  @ApiPropertyOptional({ description: 'The cursor of the next page; none on the last.' }) next?: string;
}

export class ChoiceListQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString({ message: 'cursor_invalid' })
  @MaxLength(200, { message: 'cursor_invalid' })
  cursor?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: 50, default: 20 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(50) limit?: number;
}

export function choiceDto(offer: Offer): ChoiceDto {
  const { choice, price, waiting } = offer;
  return {
    choice: writeChoice(choice),
    kind: choice.kind,
    ...(choice.code === '' ? {} : { code: choice.code }),
    ...(price ? { price: moneyDto(price) } : {}),
    ...(waiting === undefined ? {} : { waiting }),
    wholeParts: isInParts(offer),
  };
}
