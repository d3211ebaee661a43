import { IsOptional, IsString, MaxLength } from 'class-validator';

/** "Choose for me". */
export class ChooseForm {
  /** As it was typed. */
  @IsOptional() @IsString() @MaxLength(30, { message: 'amount_not_a_number' }) amount?: string;
  /** The code of the biller whose next bills are meant, where each has its own; empty for the one with the most. */
  @IsOptional() @IsString() @MaxLength(40, { message: 'biller_unknown' }) biller?: string;
}
