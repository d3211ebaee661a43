import { IsString, MaxLength } from 'class-validator';

/** The form of the household's page. Whatever stands in it gets one answer, so only its size is looked at here. */
export class HouseholdCodeForm {
  @IsString()
  @MaxLength(60)
  caseNo!: string;

  @IsString()
  @MaxLength(60)
  code!: string;
}
