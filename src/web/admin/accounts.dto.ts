import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { accountDecisions, type AccountDecision } from '../../payments/index.js';

/** What was just done. */
export class AccountsQuery {
  @IsOptional()
  @IsIn(['proposed', ...accountDecisions])
  done?: 'proposed' | AccountDecision;
}

/** The button of the second administrator, or of whoever withdraws. */
export class AccountDecisionForm {
  @IsIn(accountDecisions)
  decision!: AccountDecision;
}

/** The form that proposes a merchant account. Its secret goes in and is never shown again. */
export class NewAccountForm {
  @IsString()
  @MaxLength(30)
  providerName!: string;

  @IsIn(['test', 'live'])
  mode!: 'test' | 'live';

  /** A biller's code; empty for the city's own account. */
  @IsString()
  @MaxLength(40)
  merchant!: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  bank?: string;

  @IsString()
  @MaxLength(4_000)
  secret!: string;
}

/** The form that proposes another secret for an account. */
export class ChangeSecretForm {
  @IsString()
  @MaxLength(60)
  accountId!: string;

  @IsString()
  @MaxLength(4_000)
  secret!: string;
}
