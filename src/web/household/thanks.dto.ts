import { IsIn, IsString, MaxLength } from 'class-validator';
import { type Phrase, phrases } from '../../cases/index.js';

/** One of the ready-made phrases, by the token of the page that offered them. No field takes a household's own words. */
export class ThanksForm {
  @IsString()
  @MaxLength(60)
  token!: string;

  @IsIn(phrases)
  phrase!: Phrase;
}
