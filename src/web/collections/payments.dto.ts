import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { PaymentStatus } from '../../payments/index.js';

export const paymentStatuses = [
  'created',
  'pending',
  'captured',
  'failed',
  'expired',
  'refunded',
] as const satisfies readonly PaymentStatus[];

/** Which payments, and after which one. */
export class PaymentsQuery {
  @IsOptional()
  @IsIn(paymentStatuses)
  status?: PaymentStatus;

  @IsOptional()
  @IsString()
  @MaxLength(300)
  cursor?: string;
}

/** After which notification. */
export class QuarantineQuery {
  @IsOptional()
  @IsString()
  @MaxLength(300)
  cursor?: string;
}
