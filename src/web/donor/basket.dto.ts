import { IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

/** Where in the city's own pages the donor goes on; anything else leads to the list. */
class Onward {
  @IsOptional() @IsString() @MaxLength(400) @Matches(/^\/(bills(\?[\w.~*%=&+-]*)?|checkout)$/) back?: string;
}

export class AddToBasketForm extends Onward {
  @IsUUID('4', { message: 'need_unknown' }) need: string;
  /** As it was typed; left out for the whole rest of the bill. */
  @IsOptional() @IsString() @MaxLength(30, { message: 'amount_not_a_number' }) amount?: string;
}

export class RemoveFromBasketForm extends Onward {
  @IsUUID('4', { message: 'need_unknown' }) need: string;
}
