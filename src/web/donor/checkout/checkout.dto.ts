import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { ifFilledChoices, type IfFilled } from '../../../donations/index.js';

/** The summary's form. What a person can mistype is checked by the deed, which says so at the field. */
export class CheckoutForm {
  /** Which of the basket's payments is made now: `direct:water`, `trust` or `pool`. */
  @IsString() @MaxLength(60) way: string;
  /** The sum that the page showed: another sum now is not charged, but shown again. */
  @IsString() @MaxLength(30) total: string;
  @IsOptional() @IsString() @MaxLength(254, { message: 'email_invalid' }) email?: string;
  @IsOptional() @IsIn(ifFilledChoices) ifFilled?: IfFilled;
  /** A greeting in somebody's name: looked at by `readGreeting`, at its fields. */
  @IsOptional() @IsString() greetTo?: string;
  @IsOptional() @IsString() greetFrom?: string;
  @IsOptional() @IsString() greetFor?: string;
  @IsOptional() @IsString() greetWords?: string;
}

/** The summary's address. */
export class CheckoutQuery {
  /** The amount with which "choose for me" was asked, to say where less was found. */
  @IsOptional() @IsString() @MaxLength(30) chosen?: string;
}
