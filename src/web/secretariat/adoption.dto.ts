import { IsIn, IsOptional } from 'class-validator';
import { adoption, type CurrentStage } from '../../network/index.js';

/** `?stage=live`: the cities of one stage alone. */
export class AdoptionQuery {
  @IsOptional()
  @IsIn(adoption.states)
  stage?: CurrentStage;
}
