import { IsOptional, IsString, Matches } from 'class-validator';

/** Where a poster hangs: a short name for the city's own sums over many. No page asks for it, and no gift keeps it. */
export class PosterQuery {
  @IsOptional()
  @IsString({ message: 'place_invalid' })
  @Matches(/^(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*$/, { message: 'place_invalid' })
  place?: string;
}
