import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { givenUpDecisions, type GivenUpDecision } from '../../payments/index.js';

/** After which refund, and what was just done. */
export class OwedQuery {
  @IsOptional()
  @IsString()
  @MaxLength(300)
  cursor?: string;

  @IsOptional()
  @IsIn(['said', ...givenUpDecisions])
  done?: 'said' | GivenUpDecision;
}

/** The form that says that a refund cannot be returned. */
export class GiveUpForm {
  @IsString()
  @MaxLength(500)
  reason!: string;
}

/** The button of the second person, or of whoever withdraws. */
export class GivenUpDecisionForm {
  @IsIn(givenUpDecisions)
  decision!: GivenUpDecision;

  /** The digest of the rule that stood on the page. */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  read?: string;
}
