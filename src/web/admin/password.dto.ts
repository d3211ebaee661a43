import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

export class PasswordQuery {
  @IsOptional() @IsIn(['1']) done?: '1';
}

/** The form that changes one's own password; `current` is not asked of whoever still uses a first one. */
export class PasswordForm {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  current?: string;

  @IsString()
  @MaxLength(200)
  password!: string;

  @IsString()
  @MaxLength(200)
  again!: string;
}
