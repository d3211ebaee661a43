import { IsOptional, IsString, IsUUID, Matches, MaxLength, ValidateIf } from 'class-validator';

/** Where in the city's own pages the donor goes on; anything else leads to the list. */
class Onward {
  @IsOptional() @IsString() @MaxLength(400) @Matches(/^\/(bills(\?[\w.~*%=&+-]*)?|checkout|choose|give\/[\w:-]{1,80})$/) back?: string;
}

/** One line of a basket: a bill, or a choice such as `bill:water:25000`. */
class Line extends Onward {
  @ValidateIf(({ choice }: Line) => choice === undefined) @IsUUID('4', { message: 'need_unknown' }) need?: string;
  @IsOptional() @IsString({ message: 'choice_unknown' }) @MaxLength(80, { message: 'choice_unknown' }) choice?: string;
}

export class AddToBasketForm extends Line {
  /** As it was typed; left out for the whole rest of a bill, or for an offer's round price. */
  @IsOptional() @IsString() @MaxLength(30, { message: 'amount_not_a_number' }) amount?: string;
  /** Packages, or parts of cash support, as it was typed; left out for one. */
  @IsOptional() @IsString() @MaxLength(30, { message: 'count_invalid' }) count?: string;
}

export class RemoveFromBasketForm extends Line {}
