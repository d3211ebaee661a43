import { IsIn, IsOptional } from 'class-validator';
import { staffDecisions, type StaffDecision } from '../../identity/index.js';

/** What was just done. */
export class PeopleQuery {
  @IsOptional()
  @IsIn(['opened', ...staffDecisions])
  done?: 'opened' | StaffDecision;
}

/** The button of the second administrator, or of whoever takes it back. */
export class StaffDecisionForm {
  @IsIn(staffDecisions)
  decision!: StaffDecision;
}
