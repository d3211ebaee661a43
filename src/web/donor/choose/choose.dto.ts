import { IsOptional, IsString, MaxLength } from 'class-validator';

/** "Choose for me". */
export class ChooseForMeForm {
  /** As it was typed. */
  @IsOptional() @IsString() @MaxLength(30, { message: 'amount_not_a_number' }) amount?: string;
  /** The code of the biller whose bills are meant; empty for all, or where each has its own next bills, for the one with the most. */
  @IsOptional() @IsString() @MaxLength(40, { message: 'biller_unknown' }) biller?: string;
}
