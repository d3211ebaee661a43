import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Outcome } from './domain/outcomes.js';

/** What became of one line. The bill's number is not kept: the file has it. */
@Entity({ schema: 'receiving', name: 'confirmation_line' })
export class ConfirmationLineEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('uuid', { name: 'confirmation_id' })
  confirmationId!: string;

  /** The row as a spreadsheet shows it. */
  @PrimaryColumn('integer', { name: 'line_no' })
  lineNo!: number;

  @Column('uuid', { name: 'need_id', nullable: true })
  needId!: string | null;

  @Column('text')
  outcome!: Outcome;

  @Column('bigint', { nullable: true })
  amount!: bigint | null;

  @Column('date', { name: 'paid_on', nullable: true })
  paidOn!: string | null;
}
