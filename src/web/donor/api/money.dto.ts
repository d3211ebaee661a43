import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { currencies, isCurrency } from '../../../kernel/currency.js';
import { Money } from '../../../kernel/money.js';
import { Refusal } from '../../../kernel/refusal.js';

/** An amount as the API writes and reads it: a decimal text, never a float. */
export class MoneyDto {
  @ApiProperty({ example: '120.05', description: 'Decimal point, at most the currency’s decimals, no grouping.' })
  @IsString({ message: 'amount_not_a_number' })
  @MaxLength(30, { message: 'amount_not_a_number' })
  amount: string;

  @ApiProperty({ enum: Object.keys(currencies), example: 'TRY' })
  @IsString({ message: 'currency_unknown' })
  @MaxLength(3, { message: 'currency_unknown' })
  currency: string;
}

export function moneyDto(money: Money): MoneyDto {
  return money.toJSON();
}

/** @throws Refusal currency_unknown, and those of `Money.parse` */
export function readMoney({ amount, currency }: MoneyDto): Money {
  if (!isCurrency(currency)) throw new Refusal('currency_unknown');
  return Money.parse(amount, currency);
}
