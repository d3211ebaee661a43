import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { refundDecisions, type RefundDecision } from '../../payments/index.js';

/** After which refund, and what was just done. */
export class RefundsQuery {
  @IsOptional()
  @IsString()
  @MaxLength(300)
  cursor?: string;

  @IsOptional()
  @IsIn(['asked', ...refundDecisions])
  done?: 'asked' | RefundDecision;
}

/** Which payment is to go back. */
export class NewRefundQuery {
  @IsString()
  @MaxLength(60)
  payment!: string;
}

/** The form that asks for a refund. What it holds is looked at by the deed, which says what is wrong. */
export class NewRefundForm {
  @IsString()
  @MaxLength(60)
  payment!: string;

  @IsString()
  @MaxLength(40)
  refundAmount!: string;

  @IsString()
  @MaxLength(500)
  reason!: string;
}

/** The button of the second person, or of whoever withdraws. */
export class RefundDecisionForm {
  @IsIn(refundDecisions)
  decision!: RefundDecision;
}

/** After which dispute. */
export class DisputesQuery {
  @IsOptional()
  @IsString()
  @MaxLength(300)
  cursor?: string;
}
