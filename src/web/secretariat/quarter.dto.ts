import { IsOptional, Matches } from 'class-validator';

/** `?quarter=2026-Q3`; without one, the last that is over. */
export class QuarterQuery {
  @IsOptional()
  @Matches(/^20\d{2}-Q[1-4]$/)
  quarter?: string;
}
