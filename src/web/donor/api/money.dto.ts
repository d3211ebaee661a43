import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { currencies, type Currency, isCurrency } from '../../../kernel/currency.js';
import { Money } from '../../../kernel/money.js';
import { isRefusal, Refusal } from '../../../kernel/refusal.js';

/** An amount as the API writes and reads it: a decimal text, never a float. */
export class MoneyDto {
  @ApiProperty({ example: '120.05', description: 'Decimal point, at most the currency’s decimals, no grouping.' })
  @IsString({ message: 'amount_not_a_number' })
  @MaxLength(30, { message: 'amount_not_a_number' })
  amount: string;

  @ApiProperty({ enum: Object.keys(currencies), example: 'TRY' })
  @IsString({ message: 'currency_unknown' })
  @MaxLength(30, { message: 'currency_unknown' })
  currency: string;
}

export function moneyDto(money: Money): MoneyDto {
  return money.toJSON();
}

/**
 * @param own the city's currency, for the sentence about one that is none
 * @param field where the amount stands in the body
 * @throws Refusal currency_unknown, and those of `Money.parse`, with the field
 */
export function readMoney({ amount, currency }: MoneyDto, own: Currency, field: string): Money {
  if (!isCurrency(currency)) throw new Refusal('currency_unknown', { currency: own }, `${field}.currency`);
  try {
    return Money.parse(amount, currency);
  } catch (error) {
    throw isRefusal(error) ? new Refusal(error.code, error.params, `${field}.amount`) : error;
  }
}
