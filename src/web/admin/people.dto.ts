import { IsIn, IsOptional } from 'class-validator';

/** `?done=1` after an account was opened. */
export class PeopleQuery {
  @IsOptional()
  @IsIn(['1'])
  done?: '1';
}
