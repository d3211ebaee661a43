import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

/** `?done=opened` after an account was opened, `changed` after a secret was changed. */
export class AccountsQuery {
  @IsOptional()
  @IsIn(['opened', 'changed'])
  done?: 'opened' | 'changed';
}

/** The form that opens a merchant account. Its secret goes in and is never shown again. */
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

/** The form that changes an account's secret. */
export class ChangeSecretForm {
  @IsString()
  @MaxLength(60)
  accountId!: string;

  @IsString()
  @MaxLength(4_000)
  secret!: string;
}
