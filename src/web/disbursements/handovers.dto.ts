import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

/** That a support was handed over, as somebody writes it down; the deed says what is wrong. */
export class HandoverForm {
  @IsString()
  @MaxLength(36)
  support!: string;

  @IsString()
  @MaxLength(200)
  decisionNo!: string;

  @IsString()
  @MaxLength(20)
  handed_on!: string;
}

/** What was just done. */
export class HandoversQuery {
  @IsOptional()
  @IsIn(['written', 'confirmed'])
  done?: 'written' | 'confirmed';
}
