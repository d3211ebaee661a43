import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { ReadingForm } from './households.dto.js';

/** A package or cash support as a case worker grants it. The fields are called unlike those of a bill: both forms stand on one page. */
export class SupportForm extends ReadingForm {
  @IsString()
  @MaxLength(200)
  grantedBy!: string;

  /** `package:CODE` or `cash`. */
  @Matches(/^(cash|package:[a-z-]{1,40})$/)
  granted!: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  cash_amount?: string;
}

/** Why a support is taken back: a code that the deed judges. */
export class WithdrawalForm {
  @IsString()
  @MaxLength(40)
  reason!: string;
}

/** What was just done. */
export class SupportsQuery {
  @IsOptional()
  @IsIn(['entered', 'approved', 'withdrawn'])
  done?: 'entered' | 'approved' | 'withdrawn';
}
