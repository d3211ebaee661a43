import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

/** The list's filter, as it is typed: amounts are read by the page, which shows them again when they cannot be. */
export class BillsQuery {
  /** A biller's code. */
  @IsOptional() @IsString() @MaxLength(40) kind?: string;
  @IsOptional() @IsString() @MaxLength(30) min?: string;
  @IsOptional() @IsString() @MaxLength(30) max?: string;
  @IsOptional() @IsIn(['', 'urgent', 'oldest']) sort?: '' | 'urgent' | 'oldest';
  @IsOptional() @IsString() @MaxLength(200) cursor?: string;
}
