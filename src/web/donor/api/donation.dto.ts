import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Type } from 'class-transformer';
import { ifFilledChoices, MAX_BASKET_LINES, type DonationView, type IfFilled } from '../../../donations/index.js';
import { writeChoice } from '../../../needs/index.js';
import { MoneyDto, moneyDto } from './money.dto.js';

/** Either a bill by its id, in a city that shows single bills, or a choice. */
export class DonationLineDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'A bill, in an `exact` city.' })
  @IsOptional()
  @IsUUID('4', { message: 'need_unknown' })
  needId?: string;
  @ApiPropertyOptional({ example: 'package:family:60000', description: 'A choice, as `/choices` writes it.' })
  @IsOptional()
  @IsString({ message: 'choice_unknown' })
  @MaxLength(60, { message: 'choice_unknown' })
  choice?: string;
  @ApiProperty({ type: MoneyDto }) @ValidateNested() @IsObject() @Type(() => MoneyDto) amount: MoneyDto;
}

export class StartDonationDto {
  @ApiProperty({
    type: [DonationLineDto],
    minItems: 1,
    maxItems: MAX_BASKET_LINES,
    description: 'One payment: one money path, and on `direct` one biller.',
  })
  // Asked from below upwards: whether it is a list at all comes first.
  @ValidateNested({ each: true })
  @IsObject({ each: true })
  @ArrayMaxSize(MAX_BASKET_LINES, { message: 'basket_too_long' })
  @ArrayMinSize(1, { message: 'basket_empty' })
  @IsArray()
  @Type(() => DonationLineDto)
  lines: DonationLineDto[];

  @ApiPropertyOptional({ format: 'email', description: 'For the receipt alone.' })
  @IsOptional()
  @IsString({ message: 'email_invalid' })
  @MaxLength(254, { message: 'email_invalid' })
  email?: string;

  @ApiPropertyOptional({ example: 'tr', description: 'The language of the pages that follow; the city’s own without it.' })
  @IsOptional()
  @IsString()
  @MaxLength(12)
  language?: string;

  @ApiProperty({
    enum: ifFilledChoices,
    description: 'What happens to money whose place was filled while the donor paid: the next need, or back.',
  })
  @IsIn(ifFilledChoices)
  ifFilled: IfFilled;
}

export class StartedDonationDto {
  @ApiProperty({ description: 'The private link’s secret. Whoever has it sees the gift.' }) token: string;
  @ApiProperty({ description: 'The provider’s page: send the donor there.' }) redirectUrl: string;
  @ApiProperty({ description: 'The page that shows the gift’s state.' }) page: string;
}

export class GiftLineDto {
  @ApiProperty({ example: 'bill:water', description: 'What was chosen: a kind, the code of a biller or package, a round price.' })
  choice: string;
  @ApiProperty({ type: MoneyDto }) amount: MoneyDto;
  @ApiProperty({
    enum: ['reserved', 'funded', 'released', 'paid'],
    description: 'paid: told of several gifts together, up to 14 days after.',
  })
  state: string;
}

export class GiftRefundDto {
  @ApiProperty({ type: MoneyDto }) amount: MoneyDto;
  @ApiProperty({ description: 'True once the provider says that it arrived.' }) arrived: boolean;
}

export class GiftDto {
  @ApiProperty({ enum: ['created', 'pending', 'received', 'refunded', 'disputed', 'failed', 'expired'] }) status: string;
  @ApiProperty({ type: MoneyDto }) amount: MoneyDto;
  @ApiProperty({ type: [GiftLineDto] }) lines: GiftLineDto[];
  @ApiProperty({ format: 'date-time' }) startedAt: string;
  @ApiPropertyOptional({ format: 'date-time' }) receivedAt?: string;
  @ApiPropertyOptional({ type: GiftRefundDto, description: 'What goes back to the donor, where something does.' }) refund?: GiftRefundDto;
}

export function giftDto(gift: DonationView): GiftDto {
  return {
    status: gift.status,
    amount: moneyDto(gift.amount),
    lines: gift.lines.map(({ choice, amount, state }) => ({ choice: writeChoice(choice), amount: moneyDto(amount), state })),
    startedAt: gift.startedAt.toISOString(),
    ...(gift.receivedAt ? { receivedAt: gift.receivedAt.toISOString() } : {}),
    ...(gift.refund ? { refund: { amount: moneyDto(gift.refund.amount), arrived: gift.refund.status === 'succeeded' } } : {}),
  };
}
