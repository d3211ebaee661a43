import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Type } from 'class-transformer';
import { billerKinds, needKinds } from '../../../cities/index.js';
import type { PublicNeed } from '../../../needs/index.js';
import { MoneyDto, moneyDto } from './money.dto.js';

export class NeedDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: needKinds }) kind: string;
  @ApiProperty({ description: 'The biller’s code in this city.' }) biller: string;
  @ApiProperty({ enum: billerKinds }) billerKind: string;
  @ApiProperty({ type: MoneyDto }) amount: MoneyDto;
  @ApiProperty({ type: MoneyDto, description: 'Neither given nor held by a checkout.' }) remaining: MoneyDto;
  @ApiProperty({ format: 'date' }) publishedOn: string;
  @ApiProperty({ minimum: 0 }) daysWaiting: number;
  @ApiProperty({ description: 'False once it can no longer be paid here.' }) fundable: boolean;
}

export class NeedListDto {
  @ApiProperty({ type: [NeedDto] }) items: NeedDto[];
  @ApiPropertyOptional({ description: 'The cursor of the next page; none on the last.' }) next?: string;
}

export class NeedListQuery {
  @ApiPropertyOptional({ description: 'A biller’s code.' }) @IsOptional() @IsString() @MaxLength(40) biller?: string;
  @ApiPropertyOptional({ example: '100', description: 'At least this much remains.' })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  min?: string;
  @ApiPropertyOptional({ example: '500', description: 'At most this much remains.' }) @IsOptional() @IsString() @MaxLength(30) max?: string;
  @ApiPropertyOptional({ enum: ['urgent', 'oldest'], default: 'urgent' }) @IsOptional() @IsIn(['urgent', 'oldest']) sort?:
    'urgent' | 'oldest';
  @ApiPropertyOptional()
  @IsOptional()
  @IsString({ message: 'cursor_invalid' })
  @MaxLength(200, { message: 'cursor_invalid' })
  cursor?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: 50, default: 20 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(50) limit?: number;
}

export function needDto(need: PublicNeed): NeedDto {
  const { id, kind, billerCode, billerKind, publishedOn, daysWaiting, fundable } = need;
  const amounts = { amount: moneyDto(need.amount), remaining: moneyDto(need.remaining) };
  return { id, kind, biller: billerCode, billerKind, ...amounts, publishedOn, daysWaiting, fundable };
}
