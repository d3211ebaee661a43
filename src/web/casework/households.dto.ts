import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { languages } from '../../platform/texts/index.js';

/** What a clerk types is judged by the deeds, which say what is wrong at each field; here only its size is looked at. */
export class SearchForm {
  @IsString()
  @MaxLength(60)
  national_id!: string;

  @IsString()
  @MaxLength(300)
  reason!: string;
}

export class HouseholdForm {
  @IsString()
  @MaxLength(300)
  holder_name!: string;

  @IsString()
  @MaxLength(60)
  new_national_id!: string;

  @IsIn(languages)
  language!: string;
}

/** Why a household's file is opened. */
export class ReadingForm {
  @IsString()
  @MaxLength(300)
  reason!: string;
}

/** A bill as it is typed from paper; the reason under which the household's file was opened goes with it. */
export class BillForm extends ReadingForm {
  @IsString()
  @MaxLength(200)
  decisionNo!: string;

  @IsString()
  @MaxLength(40)
  utility!: string;

  @IsString()
  @MaxLength(100)
  bill_no!: string;

  @IsString()
  @MaxLength(100)
  account_no!: string;

  @IsString()
  @MaxLength(300)
  holder_name!: string;

  @IsString()
  @MaxLength(200)
  district!: string;

  @IsString()
  @MaxLength(40)
  amount!: string;

  @IsString()
  @MaxLength(20)
  issued_on!: string;

  @IsString()
  @MaxLength(20)
  due_on!: string;

  /** Empty where no cut-off is announced. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  cut_off_on?: string;
}
