import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { BatchStatus } from '../../bills/index.js';

export const batchStatuses = ['proposed', 'reading', 'approved', 'withdrawn'] as const satisfies readonly BatchStatus[];

/** Which batches. */
export class BatchesQuery {
  @IsOptional()
  @IsIn(batchStatuses)
  status?: BatchStatus;
}

/** From which row on, and what an approval that was just made did. */
export class BatchQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  after?: number;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  approved?: number;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  late?: number;
}

/** The fields beside the file. The decision is looked at by the deed, which says what is missing. */
export class UploadFields {
  @IsString()
  @MaxLength(200)
  decisionNo!: string;
}
