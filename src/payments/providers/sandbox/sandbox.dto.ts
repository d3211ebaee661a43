import { IsIn } from 'class-validator';
import { sandboxActions, type SandboxAction } from './domain/checkout.js';

/** The button that was pressed on the sandbox's page. */
export class SandboxChoiceDto {
  @IsIn(sandboxActions)
  action: SandboxAction;
}
