import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { ifFilledChoices, type IfFilled } from '../../donations/index.js';

/** The summary's form. What a person can mistype is checked by the deed, which says so at the field. */
export class CheckoutForm {
  /** The code of the biller whose bills are paid now. */
  @IsString() @MaxLength(40) biller: string;
  /** The sum that the page showed: another sum now is not charged, but shown again. */
  @IsString() @MaxLength(30) total: string;
  @IsOptional() @IsString() @MaxLength(254, { message: 'email_invalid' }) email?: string;
  @IsOptional() @IsIn(ifFilledChoices) ifFilled?: IfFilled;
}
