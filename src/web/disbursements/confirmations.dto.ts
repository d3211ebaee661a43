import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

/** The fields beside the biller's file. */
export class ConfirmationFields {
  @IsString()
  @MaxLength(40)
  utility!: string;
}

/** `?already=1` where the file had been read before. */
export class ConfirmationQuery {
  @IsOptional()
  @IsIn(['1'])
  already?: '1';
}
