import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a bill was said to amount to, when it was due, and by whom that was said. The newest stands on the bill too. */
@Entity({ schema: 'receiving', name: 'bill_version' })
export class BillVersionEntity {
  @PrimaryColumn('uuid', { name: 'city_id' })
  cityId!: string;

  @PrimaryColumn('uuid', { name: 'bill_id' })
  billId!: string;

  /** Counts from 1. */
  @PrimaryColumn('smallint')
  version!: number;

  @Column('bigint')
  amount!: bigint;

  @Column('date', { name: 'due_on' })
  dueOn!: string;

  @Column('text')
  source!: 'file' | 'clerk' | 'biller';

  @Column('date', { name: 'entered_on' })
  enteredOn!: string;
}
