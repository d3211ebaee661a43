import { IsString, MaxLength } from 'class-validator';

/** The sign-in form. Whatever stands in it gets the one answer of the sign-in, so only its size is looked at here. */
export class SecretariatSignInForm {
  @IsString()
  @MaxLength(254)
  email!: string;

  @IsString()
  @MaxLength(200)
  password!: string;
}
