import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { stages, type Stage } from '../../network/index.js';

/** The form that writes a step down. An empty reason is none. */
export class NewStepForm {
  @IsIn(stages)
  stage!: Stage;

  /** YYYY-MM-DD */
  @IsString()
  @MaxLength(10)
  effectiveOn!: string;

  @IsString()
  @MaxLength(1000)
  evidence!: string;

  @IsOptional()
  @IsString()
  @MaxLength(1000)
  reason?: string;
}
